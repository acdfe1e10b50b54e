/** JSON, line by line, as it is shown with parts of it folded. */
export interface JsonLine {
  /** Where it stands, as JSONPath writes it: `$.parts[0].text` (RFC 9535). */
  path: string;
  depth: number;
  /** Of a member; null in lists, at the root, and of closing brackets. */
  name: string | null;
  /** A value as JSON text, or a bracket. */
  text: string;
  /** How many elements a container has; null of values and of closing brackets. */
  size: number | null;
  isOpen: boolean;
  isClosing: boolean;
  /** What it stands for. */
  value: unknown;
}

/** Whether a container is open. */
export type IsOpen = (path: string, depth: number, value: object) => boolean;

/** Longer than anybody reads; the rest can be copied. */
export const MAX_LINES = 3000;

/** The lines of a value; no more than `MAX_LINES`. */
export function jsonLines(value: unknown, isOpen: IsOpen): JsonLine[] {
  const lines: JsonLine[] = [];
  addLines(lines, { path: '$', depth: 0, name: null, value }, isOpen);
  return lines;
}

type Place = Pick<JsonLine, 'path' | 'depth' | 'name' | 'value'>;

function addLines(lines: JsonLine[], place: Place, isOpen: IsOpen): void {
  const { path, depth, value } = place;
  if (lines.length >= MAX_LINES) return;
  if (typeof value !== 'object' || value === null) {
    lines.push({ ...place, text: JSON.stringify(value) ?? 'null', size: null, isOpen: false, isClosing: false });
    return;
  }
  const parts = partsOf(value);
  const [opening, closing] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const open = parts.length > 0 && isOpen(path, depth, value);
  const text = open ? opening : `${opening}${parts.length > 0 ? ' … ' : ''}${closing}`;
  lines.push({ ...place, text, size: parts.length, isOpen: open, isClosing: false });
  if (!open) return;
  for (const [name, part] of parts)
    addLines(
      lines,
      { path: pathTo(path, name), depth: depth + 1, name: typeof name === 'string' ? name : null, value: part },
      isOpen,
    );
  lines.push({ ...place, name: null, text: closing, size: null, isOpen: false, isClosing: true });
}

const partsOf = (value: object): [name: string | number, part: unknown][] =>
  Array.isArray(value) ? value.map((part: unknown, index) => [index, part]) : Object.entries(value);

const PLAIN_NAME = /^[A-Za-z_]\w*$/;

function pathTo(path: string, name: string | number): string {
  if (typeof name === 'number') return `${path}[${name}]`;
  return PLAIN_NAME.test(name) ? `${path}.${name}` : `${path}[${JSON.stringify(name)}]`;
}

/** How many lines a value has when all of it is open, counted up to `most`. */
export function lineCount(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 1;
  const parts: unknown[] = Object.values(value);
  if (parts.length === 0) return 1;
  let count = 2;
  for (const part of parts) {
    if (count >= most) return count;
    count += lineCount(part, most - count);
  }
  return count;
}

/** Paths of the containers that hold a text somewhere, in a name or a value; letters in either case. */
export function pathsHolding(value: unknown, text: string): ReadonlySet<string> {
  const wanted = text.toLowerCase();
  const found = new Set<string>();
  const holds = (path: string, part: unknown): boolean => {
    if (typeof part !== 'object' || part === null) return JSON.stringify(part).toLowerCase().includes(wanted);
    let held = false;
    for (const [name, inner] of partsOf(part)) {
      const isNamed = typeof name === 'string' && name.toLowerCase().includes(wanted);
      if (holds(pathTo(path, name), inner) || isNamed) held = true;
    }
    if (held) found.add(path);
    return held;
  };
  if (wanted !== '') holds('$', value);
  return found;
}

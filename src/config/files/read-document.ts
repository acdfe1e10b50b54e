import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Pair,
  parseDocument,
} from 'yaml';
import { formatPath, type Path } from '../path.ts';
import type { Place, Problem } from '../problem.ts';
import { type ConfigDocument, NO_DOCUMENT, placeOf } from './document.ts';

/** No honest file repeats itself so often: beyond it, anchors multiply each other ("billion laughs"). */
const MAX_ALIASES = 1000;

/**
 * Reads YAML 1.2 (and with it JSON) with merge keys, noting every value's place.
 *
 * @param name of the file, for messages
 * @returns the values, and what is wrong with the text; with problems, the values are incomplete
 */
export function readDocument(name: string, text: string): ConfigDocument {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false });
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const problems = document.errors.map(
    (error): Problem => ({ source: name, place: placeAt(error.pos[0]), key: null, message: error.message }),
  );
  if (problems.length > 0) return { ...NO_DOCUMENT, name, problems };
  return new Reader(name, document, placeAt).read();
}

/** Walks the syntax tree once. */
class Reader {
  readonly #name: string;
  readonly #document: Document;
  readonly #placeAt: (offset: number) => Place;
  readonly #places = new Map<string, Place>();
  readonly #problems: Problem[] = [];
  #aliases = 0;

  constructor(name: string, document: Document, placeAt: (offset: number) => Place) {
    this.#name = name;
    this.#document = document;
    this.#placeAt = placeAt;
  }

  read(): ConfigDocument {
    const content = this.#value(this.#document.contents, []);
    const empty = content === null || content === undefined;
    const isSections = empty || (typeof content === 'object' && !Array.isArray(content));
    if (!isSections) this.#problem([], 'the file holds a single value or a list, expected sections such as "agents:"');
    return {
      name: this.#name,
      root: empty || !isSections ? {} : (content as Record<string, unknown>),
      places: this.#places,
      report: [],
      problems: this.#problems,
    };
  }

  #value(node: unknown, path: Path): unknown {
    if (isAlias(node)) return this.#aliased(node, path);
    if (isMap(node)) return this.#map(node.items, path);
    if (isSeq(node)) return node.items.map((item, index) => this.#item(item, [...path, index]));
    return isScalar(node) ? node.value : node;
  }

  #aliased(alias: Alias, path: Path): unknown {
    this.#aliases++;
    if (this.#aliases === MAX_ALIASES + 1) {
      this.#problem(path, `uses anchors more than ${MAX_ALIASES} times, expected a file that does not multiply itself`);
    }
    if (this.#aliases > MAX_ALIASES) return null;

    const target = alias.resolve(this.#document);
    if (target === undefined) this.#problem(path, 'no anchor of this name stands before it');
    return this.#value(target ?? null, path);
  }

  #item(node: unknown, path: Path): unknown {
    this.#note(path, node);
    return this.#value(node, path);
  }

  #map(pairs: Pair[], path: Path): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    // What is merged in comes first, wherever it stands: the map's own keys win, and so do their places.
    for (const { key, value } of pairs) if (isMergeKey(key)) Object.assign(map, this.#merged(value, path));
    for (const { key, value } of pairs) if (!isMergeKey(key)) this.#entry(map, key, value, path);
    return map;
  }

  #entry(target: Record<string, unknown>, key: unknown, value: unknown, path: Path): void {
    const name = String(isScalar(key) ? key.value : key);
    const at = [...path, name];
    this.#note(at, isScalar(value) || isAlias(value) ? value : key);
    if (name === '__proto__') this.#problem(at, 'no key can have this name');
    else target[name] = this.#value(value, at);
  }

  /** `<<: *one` or `<<: [*one, *other]`: of several maps the first that has a key wins. */
  #merged(node: unknown, path: Path): Record<string, unknown> {
    const value = this.#value(node, path);
    const maps = (Array.isArray(value) ? value : [value]) as Record<string, unknown>[];
    return Object.assign({}, ...maps.toReversed());
  }

  #note(path: Path, node: unknown): void {
    const range = (node as { range?: [number, number, number] } | null)?.range;
    if (range) this.#places.set(formatPath(path), this.#placeAt(range[0]));
  }

  #problem(path: Path, message: string): void {
    const key = path.length > 0 ? formatPath(path) : null;
    this.#problems.push({ source: this.#name, place: placeOf({ places: this.#places }, path), key, message });
  }
}

const isMergeKey = (key: unknown): boolean => isScalar(key) && typeof key.value === 'symbol';

/**
 * What a scan looks for: names given to paths such as `params.message.taskId`. Every segment is understood in both
 * spellings that protobuf JSON readers accept (`taskId`, `task_id`): whoever checks only one lets the other pass by.
 */
export interface PathSet<Name extends string> {
  readonly names: readonly Name[];
  readonly root: PathNode;
}

/** A place that paths lead to or through. */
export interface PathNode {
  /** From the root, for messages: `params.message.taskId`; empty for the root itself. */
  readonly path: string;
  /** The name to give to the value found here; undefined where paths only pass through. */
  readonly pick: string | undefined;
  /** One bit among the members of the same object; both spellings share it. */
  readonly bit: number;
  /** The members that paths go on to, by the number of bytes of their spelling; undefined at the end of a path. */
  readonly spellings: readonly (readonly Spelling[])[] | undefined;
  /** The same spellings in lower case, where look-alikes are to be noticed. */
  readonly folded: ReadonlySet<string> | undefined;
}

interface Spelling {
  readonly bytes: Buffer;
  readonly node: PathNode;
}

/** The bits of a 32-bit integer, one for each member that paths name in one object. */
const MAX_MEMBERS = 31;

export interface PathOptions {
  /** Notice members whose names differ from those in the paths by their case alone. */
  noticeLookAlikes?: boolean;
}

/**
 * Prepares a set of paths for `scan`. Done once, when a module is loaded.
 *
 * @param picks the paths of each name; when a text holds several of them, the last one met counts
 */
export function compilePaths<Name extends string>(
  picks: Readonly<Record<Name, readonly string[]>>,
  { noticeLookAlikes = false }: PathOptions = {},
): PathSet<Name> {
  const names = Object.keys(picks) as Name[];
  const targets = names.flatMap((name) => picks[name].map((path) => ({ name, segments: path.split('.') })));
  return { names, root: nodeFor('', targets, 0, noticeLookAlikes) };
}

/** Finds where paths go on from `node` by the member whose name stands at `start`..`end`, without quotes. */
export function memberNamed(node: PathNode, bytes: Buffer, start: number, end: number): PathNode | undefined {
  const candidates = node.spellings?.[end - start];
  if (candidates === undefined) return undefined;
  for (const candidate of candidates) if (standsAt(candidate.bytes, bytes, start)) return candidate.node;
  return undefined;
}

/**
 * Whether a name is none of the node's, but some readers take it for one: those of Go and .NET match names whatever their
 * case (CVE-2026-27896), and by Unicode's folding the long s and the Kelvin sign are letters, too.
 */
export const isLookAlike = (node: PathNode, name: string): boolean =>
  node.folded?.has(name.toUpperCase().toLowerCase()) ?? false;

function standsAt(name: Buffer, bytes: Buffer, start: number): boolean {
  for (let offset = 0; offset < name.length; offset++) if (name[offset] !== bytes[start + offset]) return false;
  return true;
}

interface Target {
  name: string;
  segments: string[];
}

function nodeFor(path: string, targets: Target[], index: number, noticeLookAlikes: boolean): PathNode {
  const pick = targets.find(({ segments }) => segments.length === 0)?.name;
  const deeper = targets.filter(({ segments }) => segments.length > 0);
  const spellings = deeper.length === 0 ? undefined : spellingsOf(path, deeper, noticeLookAlikes);
  const folded = spellings && noticeLookAlikes ? new Set(spellings.flat().map(lowerCase)) : undefined;
  return { path, pick, bit: 1 << index, spellings, folded };
}

const lowerCase = ({ bytes }: Spelling): string => bytes.toString().toLowerCase();

function spellingsOf(path: string, targets: Target[], noticeLookAlikes: boolean): Spelling[][] {
  const members = [...new Set(targets.map(({ segments: [member = ''] }) => member))];
  if (members.length > MAX_MEMBERS) throw new RangeError(`Too many members of one object to look for, at "${path}".`);
  const spellings = members.flatMap((member, index) => {
    const below = targets
      .filter(({ segments }) => segments[0] === member)
      .map(({ name, segments }) => ({ name, segments: segments.slice(1) }));
    const node = nodeFor(path === '' ? member : `${path}.${member}`, below, index, noticeLookAlikes);
    return [...new Set([member, snakeCase(member)])].map((spelling) => ({ bytes: Buffer.from(spelling), node }));
  });
  return groupByLength(spellings);
}

function groupByLength(spellings: Spelling[]): Spelling[][] {
  const longest = Math.max(...spellings.map(({ bytes }) => bytes.length));
  return Array.from({ length: longest + 1 }, (_, length) => spellings.filter(({ bytes }) => bytes.length === length));
}

const snakeCase = (camelCase: string): string => camelCase.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

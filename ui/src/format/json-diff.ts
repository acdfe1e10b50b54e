/** A place where two JSON values differ. */
export interface JsonChange {
  /** JSON pointer. */
  path: string;
  /** Missing where there is nothing. */
  before?: unknown;
  after?: unknown;
}

/** Where two JSON values differ: members that are objects or lists on both sides are looked into. */
export function jsonDiff(before: unknown, after: unknown, path = ''): JsonChange[] {
  if (Object.is(before, after)) return [];
  const [left, right] = [membersOf(before), membersOf(after)];
  if (!left || !right || Array.isArray(before) !== Array.isArray(after))
    return [{ path: path || '/', ...(before !== undefined && { before }), ...(after !== undefined && { after }) }];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.flatMap((name) => jsonDiff(left.get(name), right.get(name), `${path}/${escaped(name)}`));
}

const membersOf = (value: unknown): Map<string, unknown> | undefined =>
  typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

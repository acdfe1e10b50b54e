import { SwitchboardError } from '../protocol/index.ts';

/** Where a page ended: the sort values of its last row. */
export type CursorPosition = readonly (string | number)[];

/** Makes an opaque cursor of the position after which the next page begins. */
export const encodeCursor = (position: CursorPosition): string =>
  Buffer.from(JSON.stringify(position)).toString('base64url');

/**
 * Reads a cursor back.
 *
 * @param shape an example of what the position consists of; the types must agree one by one: `[0, '']`
 * @throws SwitchboardError INVALID_PARAMS when it is none of ours
 */
export function decodeCursor<Position extends CursorPosition>(cursor: string, shape: Position): Position {
  const position = parse(cursor);
  const fits =
    Array.isArray(position) &&
    position.length === shape.length &&
    position.every((value, index) => typeof value === typeof shape[index] && isStorable(value));
  if (fits) return position as unknown as Position;
  throw new SwitchboardError('INVALID_PARAMS', 'This cursor is not valid here. Pass on the one of the previous page.', {
    violations: [{ field: 'cursor', description: 'not a cursor of this list' }],
  });
}

/** PostgreSQL fails on texts with NUL, and on numbers that are not whole or too large. */
const isStorable = (value: unknown): boolean =>
  typeof value === 'string' ? !value.includes('\0') : Number.isSafeInteger(value);

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

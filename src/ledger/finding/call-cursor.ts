import { SwitchboardError } from '../../protocol/index.ts';
import type { CallOrder } from './call-order.ts';

/** The last call of a page; the next page begins with the call that started before it. */
export interface CallPlace {
  startedAt: number;
  id: string;
}

/** Written so that nobody is tempted to make one up. */
export const encodeCursor = ({ startedAt, id }: CallPlace): string =>
  Buffer.from(`${startedAt}.${id}`).toString('base64url');

/** @throws SwitchboardError INVALID_PARAMS when the text did not come from `encodeCursor` */
export function decodeCursor(cursor: string): CallPlace {
  const [, startedAt, id] = /^(\d{1,15})\.([\w-]{1,200})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (startedAt === undefined || id === undefined) throw notOurs();
  return { startedAt: Number(startedAt), id };
}

/** The last call of a page in another order: what it was ordered by, and its id. */
export interface OrderedPlace {
  value: string | number;
  id: string;
}

export const encodeOrderedCursor = ({ by, descending }: CallOrder, { value, id }: OrderedPlace): string =>
  Buffer.from(JSON.stringify([by, descending, value, id])).toString('base64url');

/** @throws SwitchboardError INVALID_PARAMS when the text did not come from `encodeOrderedCursor` with the same order */
export function decodeOrderedCursor({ by, descending }: CallOrder, cursor: string): OrderedPlace {
  const [itsBy, itsDescending, value, id] = listIn(Buffer.from(cursor, 'base64url').toString());
  const isText = by === 'outcome' || by === 'operation';
  const isValue = isText ? isPlain(value) : typeof value === 'number' && Number.isFinite(value);
  if (itsBy !== by || itsDescending !== descending || !isValue || !isPlain(id)) throw notOurs();
  return { value: value as string | number, id };
}

const isPlain = (value: unknown): value is string => typeof value === 'string' && /^[\w.-]{1,200}$/.test(value);

function listIn(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const notOurs = (): SwitchboardError =>
  new SwitchboardError(
    'INVALID_PARAMS',
    'The cursor is not one this list gave out. Use nextCursor of the page before, or leave it away to begin anew.',
    { violations: [{ field: 'cursor', description: 'is not a cursor of this list' }] },
  );

import { SwitchboardError } from '../protocol/index.ts';

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
  if (startedAt === undefined || id === undefined)
    throw new SwitchboardError(
      'INVALID_PARAMS',
      'The cursor is not one this list gave out. Use nextCursor of the page before, or leave it away to begin anew.',
      { violations: [{ field: 'cursor', description: 'is not a cursor of this list' }] },
    );
  return { startedAt: Number(startedAt), id };
}

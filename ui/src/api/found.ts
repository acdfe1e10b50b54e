import { queryOptions } from '@tanstack/react-query';
import { asUuid } from '../format/id.ts';
import { answerOf, api } from './client.ts';
import type { Call, CallFilter } from './types.ts';

/** Of what an id may be the id, as filters of calls spell it. */
const KINDS = ['id', 'request_id', 'trace', 'task', 'context'] as const;

export type IdKind = (typeof KINDS)[number];

/** A call that has it, for each kind of id that it is. */
export type Found = Partial<Record<IdKind, Call>>;

/** What an id that somebody pasted belongs to, as far as there are calls with it. */
export const foundQuery = (id: string) =>
  queryOptions({
    queryKey: ['found', id],
    queryFn: async (): Promise<Found> =>
      Object.fromEntries(
        (await Promise.all(KINDS.map(async (kind) => [kind, await newestCallOf(kind, id)] as const))).filter(
          ([, call]) => call !== undefined,
        ),
      ),
    enabled: id !== '',
  });

/** Foreign ids are found as they were written; the gateway's own, and most of others, are UUIDs in the usual spelling. */
async function newestCallOf(kind: IdKind, id: string): Promise<Call | undefined> {
  const spellings = kind === 'trace' ? [id] : [...new Set([id, asUuid(id)])];
  const lists = await Promise.all(spellings.map((spelled) => callsOf({ [kind]: spelled })));
  return lists.flat()[0];
}

async function callsOf(filter: CallFilter): Promise<Call[]> {
  return (await answerOf(api.GET('/v1/calls', { params: { query: { ...filter, limit: 1 } } }))).calls;
}

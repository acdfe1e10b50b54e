import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CallsTable, Schema } from '../../store/index.ts';
import { foldCase, SEARCHED_MEMBERS, spellingsOf } from './call-search.ts';
import type { CallSelection } from './call-selection-repository.ts';
import { columnOf } from './calls-filter-repository.ts';

/** A call that was looked at: what the next one is found behind. */
export type SeenCall = Pick<CallsTable, 'id' | 'started_at' | 'seq'>;

export interface CallSearch {
  text: string;
  /** How many calls are wanted. */
  limit: number;
  window: SearchWindow;
  /** So many calls to look at: from the first, or behind one. */
  behind: (last: SeenCall | undefined, limit: number) => CallSelection;
  order: RawBuilder<unknown>;
}

export interface FoundCalls {
  ids: string[];
  /** The last call that was looked at when there is more to look at; null at the end. */
  last: SeenCall | null;
}

/** How much is looked through for one page. */
export interface SearchWindow {
  calls: number;
  /** Of what was said. */
  characters: number;
  /** So many calls does one statement look at. */
  callsPerStatement: number;
}

/** Whoever looks for what is rare in a million calls goes on page by page, and no statement takes long. */
export const SEARCH_WINDOW: SearchWindow = { calls: 10_000, characters: 32 * 1024 * 1024, callsPerStatement: 200 };

/** Looks for calls that hold a text, in a window of those that are meant. */
export async function searchCalls(
  db: Kysely<Schema>,
  kind: 'sqlite' | 'postgres',
  { text, limit, window, behind, order }: CallSearch,
): Promise<FoundCalls> {
  const look = lookFor(db, kind, text, order);
  const ids: string[] = [];
  const seen = { calls: 0, characters: 0 };
  for (let last: SeenCall | undefined; ; ) {
    const looked = await look(behind(last, window.callsPerStatement));
    for (const call of looked) {
      if (call.found && ids.length === limit) return { ids, last: last ?? null };
      if (call.found) ids.push(call.id);
      seen.characters += call.characters;
      last = call;
    }
    if (!last || looked.length < window.callsPerStatement) return { ids, last: null };
    seen.calls += looked.length;
    if (seen.calls >= window.calls || seen.characters >= window.characters) return { ids, last };
  }
}

type LookedAt = SeenCall & { found: number; characters: number };

/** Nothing but the answer leaves the database: bodies are compared where they are. */
function lookFor(db: Kysely<Schema>, kind: 'sqlite' | 'postgres', text: string, order: RawBuilder<unknown>) {
  const contains = CONTAINS[kind];
  const found = sql.join(
    [
      ...SEARCHED_MEMBERS.map((member) => contains(columnOf(member), foldCase(text))),
      ...spellingsOf(text).flatMap((spelling) => [contains('request', spelling), contains('response', spelling)]),
    ],
    sql` or `,
  );
  return async (calls: CallSelection): Promise<LookedAt[]> => {
    const { rows } = await sql<LookedAt>`
      select id, started_at, seq, case when ${found} then 1 else 0 end as found,
        coalesce(length(request), 0) + coalesce(length(response), 0) as characters
      from ${calls.as('looked_at')} left join call_contents on call_id = id
      order by ${order}`.execute(db);
    return rows;
  };
}

/** Both fold the letters A to Z and no others: PostgreSQL by the collation, SQLite always. */
const CONTAINS = {
  sqlite: (column: string, folded: string) => sql`instr(lower(${sql.ref(column)}), ${folded}) > 0`,
  postgres: (column: string, folded: string) => sql`strpos(lower(${sql.ref(column)} collate "C"), ${folded}) > 0`,
};

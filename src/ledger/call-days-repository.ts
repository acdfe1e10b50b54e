import { type Kysely, sql } from 'kysely';
import type { CallScope } from '../access/index.ts';
import type { Schema } from '../store/index.ts';

export const DAY_MS = 86_400_000;

/** What a day comes to: counts, and sums of what is known. Empty ids stand for none. */
const OWNERS = ['agent_id', 'key_id', 'team_id', 'user_id'] as const;
const SUMS = [
  'duration_ms',
  'request_bytes',
  'response_bytes',
  'input_tokens',
  'output_tokens',
  'total_tokens',
  'cost_nano',
] as const;
const MEASURES = ['calls', 'ok_calls', ...SUMS] as const;

/** The columns of `calls` that days are made of. */
export const DAY_SOURCES = ['started_at', 'outcome', ...OWNERS, ...SUMS].join(', ');

/**
 * Adds calls to their days, in the transaction that puts them in.
 * @param newCalls SQL that tells where the calls are that were not there before: what follows `from`
 */
export const addToDays = (newCalls: string): string => `
  insert into call_days as known (day, ${OWNERS.join(', ')}, ${MEASURES.join(', ')})
  select started_at / ${DAY_MS}, ${OWNERS.map((owner) => `coalesce(${owner}, '')`).join(', ')},
    count(*), sum(case outcome when 'ok' then 1 else 0 end), ${SUMS.map((sum) => `coalesce(sum(${sum}), 0)`).join(', ')}
  from ${newCalls}
  group by started_at / ${DAY_MS}, ${OWNERS.map((owner) => `coalesce(${owner}, '')`).join(', ')}
  on conflict (day, ${OWNERS.join(', ')})
  do update set ${MEASURES.map((measure) => `${measure} = known.${measure} + excluded.${measure}`).join(', ')}`;

/** Days are UTC, counted from 1970-01-01; both ends belong to the range. */
export interface CallDayFilter {
  from: number;
  to: number;
  agentIds?: readonly string[];
  exceptAgentIds?: readonly string[];
  keyIds?: readonly string[];
  userIds?: readonly string[];
  scope: CallScope;
}

export type CallDay = Schema['call_days'];

/** @returns days in their order, each in as many rows as there were agents, keys, teams and users that had calls together */
export function listCallDays(db: Kysely<Schema>, filter: CallDayFilter): Promise<CallDay[]> {
  const { from, to, agentIds, exceptAgentIds, keyIds, userIds, scope } = filter;
  let query = db.selectFrom('call_days').selectAll().where('day', '>=', from).where('day', '<=', to);
  if (agentIds) query = query.where('agent_id', 'in', orNobody(agentIds));
  if (exceptAgentIds) query = query.where('agent_id', 'not in', orNobody(exceptAgentIds));
  if (keyIds) query = query.where('key_id', 'in', orNobody(keyIds));
  if (userIds) query = query.where('user_id', 'in', orNobody(userIds));
  if (scope.kind === 'of')
    query = query.where((eb) =>
      eb.or([
        eb('key_id', 'in', orNobody(scope.keyIds)),
        eb('user_id', 'in', orNobody(scope.userIds)),
        eb('team_id', 'in', orNobody(scope.teamIds)),
      ]),
    );
  return query.orderBy('day').orderBy(sql`agent_id, key_id`).execute();
}

/** No id is a space: SQL knows no empty list. */
const orNobody = (ids: readonly string[]): readonly string[] => (ids.length > 0 ? ids : [' ']);

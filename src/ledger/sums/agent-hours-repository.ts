import type { Kysely } from 'kysely';
import type { Schema } from '../../store/index.ts';

/** What the calls of an agent in an hour come to. */
export interface AgentHour {
  agentId: string;
  /** UTC, counted from 1970-01-01. */
  hour: number;
  calls: number;
  /** Those of outcome `ok`. */
  okCalls: number;
}

/** Of all agents at once, in no order; hours without calls are left out. @param from and to: hours, both ends included */
export const sumAgentHours = (db: Kysely<Schema>, from: number, to: number): Promise<AgentHour[]> =>
  db
    .selectFrom('call_times')
    .select(['label as agentId', 'at as hour'])
    .select(({ fn }) => [fn.sum<number>('calls').as('calls'), fn.sum<number>('ok_calls').as('okCalls')])
    .where('kind', '=', 'hour')
    .where('at', '>=', from)
    .where('at', '<=', to)
    .where('label', '<>', '')
    .groupBy(['label', 'at'])
    .execute();

import { type Kysely, sql } from 'kysely';
import type { CallScope } from '../../access/index.ts';
import type { Schema } from '../../store/index.ts';
import type { CallHop } from '../call-queries.ts';
import { whereCalls } from '../finding/calls-filter-repository.ts';

const MEMBERS = [
  'id',
  'traceId',
  'startedAt',
  'durationMs',
  'front',
  'operation',
  'deploymentId',
  'agentId',
  'callerAgentId',
  'spanId',
  'parentSpanId',
  'model',
] as const satisfies (keyof CallHop)[];

/** What ran when in several traces, of each the first calls by their start. */
export async function hopsOfTraces(
  db: Kysely<Schema>,
  kind: 'sqlite' | 'postgres',
  traceIds: readonly string[],
  scope: CallScope,
  mostOfEach: number,
): Promise<CallHop[]> {
  if (traceIds.length === 0) return [];
  const placed = db
    .selectFrom('calls')
    .where((eb) => whereCalls(eb, kind, { values: { traceId: traceIds }, scope }, 'traceId'))
    .select([
      'id',
      'trace_id as traceId',
      'started_at as startedAt',
      'duration_ms as durationMs',
      'front',
      'operation',
      'deployment_id as deploymentId',
      'agent_id as agentId',
      'caller_agent_id as callerAgentId',
      'span_id as spanId',
      'parent_span_id as parentSpanId',
      'model',
      sql<number>`row_number() over (partition by trace_id order by started_at, id)`.as('place'),
    ]);
  const rows = await db
    .selectFrom(placed.as('placed'))
    .select(MEMBERS)
    .where('place', '<=', mostOfEach)
    .orderBy('traceId')
    .orderBy('place')
    .execute();
  return rows.map((row) => row as CallHop);
}

import { type Expression, type ExpressionBuilder, expressionBuilder, type Kysely, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../store/index.ts';
import { type CallDayFilter, type CallDayOwner, type CallDaySum, DAY_MS } from './call-days.ts';
import { addUp, IS_ESTIMATED, IS_UNPRICED } from './call-rollups-repository.ts';

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
const MEASURES = [
  'calls',
  'ok_calls',
  'priced_calls',
  'unpriced_calls',
  'estimated_calls',
  ...SUMS,
  'nested_calls',
  'nested_cost_nano',
] as const;

/** The columns of `calls` that days are made of, and what else is kept of calls in sums. */
export const SUMMED_COLUMNS = [
  'started_at',
  'outcome',
  'front',
  'caller_agent_id',
  'model',
  'model_facts',
  'tags',
  ...OWNERS,
  ...SUMS,
].join(', ');

/** A call as its day counts it, and once more what an agent spends on a model, under that agent. */
const counted = (newCalls: string): string => `
  select started_at / ${DAY_MS} as day, ${OWNERS.map((owner) => `coalesce(${owner}, '') as ${owner}`).join(', ')},
    1 as calls, case outcome when 'ok' then 1 else 0 end as ok_calls,
    case when cost_nano is null then 0 else 1 end as priced_calls,
    ${IS_UNPRICED} as unpriced_calls, ${IS_ESTIMATED} as estimated_calls,
    ${SUMS.map((sum) => `coalesce(${sum}, 0) as ${sum}`).join(', ')}, 0 as nested_calls, 0 as nested_cost_nano
  from (select * from ${newCalls}) as new_call
  union all
  select started_at / ${DAY_MS}, caller_agent_id,
    ${OWNERS.slice(1)
      .map((owner) => `coalesce(${owner}, '')`)
      .join(', ')},
    0, 0, 0, 0, 0, ${SUMS.map(() => '0').join(', ')}, 1, coalesce(cost_nano, 0)
  from (select * from ${newCalls}) as new_call
  where front = 'models' and caller_agent_id is not null`;

/**
 * Adds calls to their days, in the transaction that puts them in.
 * @param newCalls SQL that tells where the calls are that were not there before: what follows `from`
 */
export const addToDays = (newCalls: string, kind: 'sqlite' | 'postgres'): string =>
  addUp(kind, 'call_days', ['day', ...OWNERS], MEASURES, [counted(newCalls)]);

/** The columns by which sums can be told apart. */
const COLUMN_OF = { agentId: 'agent_id', keyId: 'key_id', userId: 'user_id' } as const satisfies Record<
  CallDayOwner,
  (typeof OWNERS)[number]
>;

/**
 * What the calls of each day come to, the oldest day first; of a day as many sums as it has different owners.
 * @param by none for one sum a day
 */
export async function sumCallDays<Owner extends CallDayOwner>(
  db: Kysely<Schema>,
  filter: CallDayFilter,
  by: readonly Owner[],
): Promise<CallDaySum<Owner>[]> {
  const owners = by.map((owner) => sql.ref<string>(COLUMN_OF[owner]).as(owner));
  const rows = await db
    .selectFrom('call_days')
    .where((eb) => eb.and(conditionsOf(eb, filter)))
    .select('day')
    .select(owners)
    .select(({ fn }) => [
      fn.sum<number>('calls').as('calls'),
      fn.sum<number>('ok_calls').as('okCalls'),
      fn.sum<number>('priced_calls').as('pricedCalls'),
      fn.sum<number>('input_tokens').as('inputTokens'),
      fn.sum<number>('output_tokens').as('outputTokens'),
      fn.sum<number>('total_tokens').as('totalTokens'),
      fn.sum<number>('cost_nano').as('costNano'),
      fn.sum<number>('nested_calls').as('nestedCalls'),
      fn.sum<number>('nested_cost_nano').as('nestedCostNano'),
    ])
    .groupBy(['day', ...by.map((owner) => COLUMN_OF[owner])])
    .orderBy('day')
    .execute();
  return rows as unknown as CallDaySum<Owner>[];
}

/** Narrows to the days that are meant, for SQL that is written out. */
export function daysWhere(filter: CallDayFilter): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, 'call_days'>();
  return eb.and(conditionsOf(eb, filter));
}

function conditionsOf(eb: ExpressionBuilder<Schema, 'call_days'>, filter: CallDayFilter): Expression<SqlBool>[] {
  const { from, to, agentIds, exceptAgentIds, keyIds, userIds, scope } = filter;
  return [
    eb('day', '>=', from),
    eb('day', '<=', to),
    ...(agentIds ? [isOneOf(eb, 'agent_id', agentIds)] : []),
    ...(exceptAgentIds ? [eb.not(isOneOf(eb, 'agent_id', exceptAgentIds))] : []),
    ...(keyIds ? [isOneOf(eb, 'key_id', keyIds)] : []),
    ...(userIds ? [isOneOf(eb, 'user_id', userIds)] : []),
    ...(scope.kind === 'of'
      ? [
          eb.or([
            isOneOf(eb, 'key_id', scope.keyIds),
            isOneOf(eb, 'user_id', scope.userIds),
            isOneOf(eb, 'team_id', scope.teamIds),
          ]),
        ]
      : []),
  ];
}

/** SQL knows no empty list. */
const isOneOf = (
  eb: ExpressionBuilder<Schema, 'call_days'>,
  column: (typeof OWNERS)[number],
  ids: readonly string[],
): Expression<SqlBool> => (ids.length === 0 ? eb.lit(false) : eb(column, 'in', ids));

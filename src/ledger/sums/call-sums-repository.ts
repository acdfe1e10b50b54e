import { sql } from 'kysely';
import type { CallsTable } from '../../store/index.ts';
import type { CallTotals, TokenSums } from './call-totals.ts';

const tokensOf = <Name extends string>(name: Name, ofModels: boolean, column: keyof CallsTable) =>
  sql<number | null>`sum(case when (front = 'models') = ${sql.lit(ofModels)} then ${sql.ref(column)} end)`.as(name);

/** What to select of several calls to know what they come to. */
export const TOTALS = [
  sql<number>`count(*)`.as('calls'),
  sql<number>`coalesce(sum(case outcome when 'ok' then 0 else 1 end), 0)`.as('failedCalls'),
  sql<number>`count(case when outcome = 'refused' then 0 else cost_nano end)`.as('pricedCalls'),
  sql<number | null>`sum(cost_nano)`.as('costNano'),
  tokensOf('modelInput', true, 'input_tokens'),
  tokensOf('modelOutput', true, 'output_tokens'),
  tokensOf('modelTotal', true, 'total_tokens'),
  tokensOf('agentInput', false, 'input_tokens'),
  tokensOf('agentOutput', false, 'output_tokens'),
  tokensOf('agentTotal', false, 'total_tokens'),
] as const;

/** The row that `TOTALS` selects. */
export type SummedCalls = Omit<CallTotals, 'modelTokens' | 'agentTokens'> &
  Record<`${'model' | 'agent'}${'Input' | 'Output' | 'Total'}`, number | null>;

export function totalsFrom(sums: SummedCalls): CallTotals {
  const { modelInput, modelOutput, modelTotal, agentInput, agentOutput, agentTotal, ...plain } = sums;
  return {
    ...plain,
    modelTokens: tokenSums(modelInput, modelOutput, modelTotal),
    agentTokens: tokenSums(agentInput, agentOutput, agentTotal),
  };
}

const tokenSums = (inputTokens: number | null, outputTokens: number | null, totalTokens: number | null): TokenSums => ({
  inputTokens,
  outputTokens,
  totalTokens,
});

import type { Call } from '../call.ts';

/** Null where none of the calls tells. */
export interface TokenSums {
  inputTokens: number | null;
  outputTokens: number | null;
  totalTokens: number | null;
}

/** What several calls come to. */
export interface CallTotals {
  calls: number;
  /** Those of another outcome than `ok`. */
  failedCalls: number;
  /**
   * Those whose cost is known: fewer than all means that `costNano` may lack something. What was refused is known to have
   * cost nothing.
   */
  pricedCalls: number;
  /** Nano-dollars of those whose cost is known; null when there are none. */
  costNano: number | null;
  /** Of calls of models, as their providers counted them. */
  modelTokens: TokenSums;
  /** Of calls of agents, as these reported them. */
  agentTokens: TokenSums;
}

const NO_TOKENS: TokenSums = { inputTokens: null, outputTokens: null, totalTokens: null };

export const NO_CALLS: CallTotals = {
  calls: 0,
  failedCalls: 0,
  pricedCalls: 0,
  costNano: null,
  modelTokens: NO_TOKENS,
  agentTokens: NO_TOKENS,
};

/** What one call comes to. */
export function totalsOf(call: Call): CallTotals {
  const { inputTokens, outputTokens, totalTokens, costNano } = call;
  const tokens = { inputTokens, outputTokens, totalTokens };
  const isOfModel = call.front === 'models';
  return {
    calls: 1,
    failedCalls: call.outcome === 'ok' ? 0 : 1,
    pricedCalls: costNano === null && call.outcome !== 'refused' ? 0 : 1,
    costNano,
    modelTokens: isOfModel ? tokens : NO_TOKENS,
    agentTokens: isOfModel ? NO_TOKENS : tokens,
  };
}

export const addTotals = (one: CallTotals, other: CallTotals): CallTotals => ({
  calls: one.calls + other.calls,
  failedCalls: one.failedCalls + other.failedCalls,
  pricedCalls: one.pricedCalls + other.pricedCalls,
  costNano: plus(one.costNano, other.costNano),
  modelTokens: addTokens(one.modelTokens, other.modelTokens),
  agentTokens: addTokens(one.agentTokens, other.agentTokens),
});

const addTokens = (one: TokenSums, other: TokenSums): TokenSums => ({
  inputTokens: plus(one.inputTokens, other.inputTokens),
  outputTokens: plus(one.outputTokens, other.outputTokens),
  totalTokens: plus(one.totalTokens, other.totalTokens),
});

const plus = (one: number | null, other: number | null): number | null =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);

/**
 * The tokens of calls, each counted once: an agent reports what the models it called have counted already, so that its
 * own word counts only where no call of a model tells.
 */
export function tokensOnce({ modelTokens, agentTokens }: Pick<CallTotals, 'modelTokens' | 'agentTokens'>): TokenSums {
  const isTold = Object.values(modelTokens).some((sum) => sum !== null);
  return isTold ? modelTokens : agentTokens;
}

import { type SettledCall, tokensOf } from './settled-call.ts';

/** What a call of an agent will take, judged by the calls before it; 0 as long as there were none. */
export interface Estimates {
  costNano(agentId: string): number;
  tokens(agentId: string): number;
  learn(call: SettledCall): void;
}

interface Average {
  costNano: number;
  tokens: number;
}

/** The share of the newest call in the moving average. */
const NEWEST = 0.2;
/** Agents come and go; so many are remembered. */
const MAX_AGENTS = 10_000;

export function createEstimates(): Estimates {
  const averages = new Map<string, Average>();

  const begin = (agentId: string, average: Average): void => {
    if (averages.size >= MAX_AGENTS) averages.clear();
    averages.set(agentId, average);
  };

  return {
    costNano: (agentId) => Math.round(averages.get(agentId)?.costNano ?? 0),
    tokens: (agentId) => Math.round(averages.get(agentId)?.tokens ?? 0),
    learn(call) {
      const tokens = tokensOf(call);
      const { agentId, costNano } = call;
      if (agentId === null || (tokens === null && costNano === null)) return;
      const known = averages.get(agentId);
      if (!known) begin(agentId, { costNano: costNano ?? 0, tokens: tokens ?? 0 });
      else {
        if (costNano !== null) known.costNano += NEWEST * (costNano - known.costNano);
        if (tokens !== null) known.tokens += NEWEST * (tokens - known.tokens);
      }
    },
  };
}

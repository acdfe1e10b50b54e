import type { Operation } from '../../protocol/index.ts';
import type { Estimates } from './estimates.ts';
import type { LimitTerms } from './terms.ts';

/** The part of an agent that limits need. */
export interface LimitedAgent {
  id: string;
  name: string;
  /** Limits on all calls of the agent together. */
  callLimits: LimitTerms | null;
  pricing: { perCallNano?: number; perInputTokenNano?: number; perOutputTokenNano?: number };
}

/** What a call will take, as far as it is known before it runs. */
export interface Demand {
  /** Epoch milliseconds. */
  at: number;
  /** Nano-dollars: the price of the call, or what calls of this agent cost on average. */
  costNano: number;
  /** What it costs can only be nothing. */
  isFree: boolean;
  /** What calls of this agent take on average. */
  tokens: number;
  /** Asks the agent for work, which takes tokens. */
  isQuery: boolean;
  isStream: boolean;
  /** Takes a place among the calls that run at the same time. A cancellation does not: it makes room. */
  isParallel: boolean;
}

/** Only what asks the agent for work costs; looking after tasks does not. */
export function demandOf(agent: LimitedAgent, operation: Operation, at: number, estimates: Estimates): Demand {
  const isQuery = operation === 'send' || operation === 'stream';
  const { perCallNano, perInputTokenNano, perOutputTokenNano } = agent.pricing;
  const isFree =
    !isQuery || perCallNano === 0 || (perCallNano === undefined && perInputTokenNano === 0 && perOutputTokenNano === 0);
  return {
    at,
    costNano: isFree ? 0 : perCallNano === undefined ? estimates.costNano(agent.id) : Math.round(perCallNano),
    isFree,
    tokens: isQuery ? estimates.tokens(agent.id) : 0,
    isQuery,
    isStream: operation === 'stream' || operation === 'subscribe',
    isParallel: operation !== 'cancel',
  };
}

import type { CallScope } from '../../access/index.ts';

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** Days are UTC, counted from 1970-01-01; both ends belong to the range. Ids are empty for none. */
export interface CallDayFilter {
  from: number;
  to: number;
  agentIds?: readonly string[];
  exceptAgentIds?: readonly string[];
  keyIds?: readonly string[];
  userIds?: readonly string[];
  scope: CallScope;
}

/** Whose calls a sum is of. */
export type CallDayOwner = 'agentId' | 'keyId' | 'userId';

/** What the calls of a day, or of one of its owners, come to. What is not known counts as nothing. */
export interface CallSums {
  calls: number;
  /** Those of outcome `ok`. */
  okCalls: number;
  /** Those whose cost is known. */
  pricedCalls: number;
  inputTokens: number;
  outputTokens: number;
  totalTokens: number;
  costNano: number;
  /** Calls of models that agents made, and what they cost; these are among the calls of no agent, too. */
  nestedCalls: number;
  nestedCostNano: number;
}

/** Ids are empty for none. */
export type CallDaySum<Owner extends CallDayOwner = never> = { day: number } & Record<Owner, string> & CallSums;

import { GATEWAY, type LimitLevel } from './subject-name.ts';

/** What limits need of a call's record: the ledger adds up the same columns. */
export interface SettledCall {
  keyId: string | null;
  userId: string | null;
  teamId: string | null;
  agentId: string | null;
  /** The agent whose own key made it. */
  callerAgentId: string | null;
  /** Epoch milliseconds; decides which window of a budget the call belongs to. */
  startedAt: number;
  /** Null when it cost nothing, or nobody knows what. */
  costNano: number | null;
  inputTokens: number | null;
  outputTokens: number | null;
  totalTokens: number | null;
}

/** Who pays for a call at a level. */
export function payerOf(call: SettledCall, level: LimitLevel): string | null {
  switch (level) {
    case 'key':
      return call.keyId;
    case 'user':
      return call.userId;
    case 'team':
      return call.teamId;
    case 'caller':
      return call.callerAgentId;
    case 'agent':
      return call.agentId;
    case 'gateway':
      return GATEWAY;
  }
}

/** What the agent reported; null when it reported nothing. */
export function tokensOf({ inputTokens, outputTokens, totalTokens }: SettledCall): number | null {
  if (totalTokens !== null) return totalTokens;
  return inputTokens === null && outputTokens === null ? null : (inputTokens ?? 0) + (outputTokens ?? 0);
}

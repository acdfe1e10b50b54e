import type { RecordedCall } from '../../ledger/index.ts';
import { observationName } from './langfuse-spans.ts';
import { factsOf, isOfModel, type TraceStarters } from './told-call.ts';

/** Null when there is no such agent any more. */
export type AgentNames = (agentId: string) => string | null;

/**
 * What a trace is called by the call with which it began: as the agent, and what an agent asks of a model is called so, too.
 * A model's caller may call it otherwise.
 */
export function traceNameOf(first: RecordedCall, agentName: AgentNames): string {
  if (!isOfModel(first)) return agentOf(first, agentName) ?? 'agent';
  return factsOf(first)?.traceName ?? agentOf(first, agentName) ?? observationName(first);
}

function agentOf(first: RecordedCall, agentName: AgentNames): string | null {
  if (!isOfModel(first)) return first.agentName || null;
  return first.callerAgentId === null ? null : agentName(first.callerAgentId);
}

/**
 * By what destinations choose traces: nothing that a caller may say of itself.
 *
 * @param first the call with which a trace began
 */
export const startersOf = (first: RecordedCall, agentName: AgentNames): TraceStarters => ({
  agents: known([first.agentId ?? first.callerAgentId, agentOf(first, agentName)]),
  teams: known([first.teamId, first.teamAlias]),
});

const known = (names: readonly (string | null)[]): string[] => names.filter((name) => name !== null);

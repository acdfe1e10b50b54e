import { decide, type Principal } from '../../access/index.ts';
import type { AgentDirectory } from '../../agents/index.ts';
import type { TraceContext } from '../../tracing/index.ts';
import type { Attribution } from './course.ts';

type Headers = Record<string, string | string[] | undefined>;

/**
 * In whose name a call is made: the agent whose own key it is, else the one whose call the gateway's own signature tells of,
 * else the one that `x-litellm-agent-id` names, if the caller may act for that. Anybody can write a header: a claim without
 * the right to it is recorded, and books nothing (A.1).
 */
export function attributionOf(
  principal: Principal,
  headers: Headers,
  cause: TraceContext['cause'],
  agents: Pick<AgentDirectory, 'find'>,
): Attribution {
  const own = (principal.kind === 'key' ? principal.agentId : null) ?? cause?.agentId ?? null;
  const claimed = lastOf(headers['x-litellm-agent-id']);
  if (claimed === null || claimed === cause?.agentId) return { agentId: own, refusedAgent: null };
  const agent = agents.find(claimed);
  if (agent && decide(principal, 'agent.act', agent).allowed) return { agentId: own ?? agent.id, refusedAgent: null };
  return { agentId: own, refusedAgent: claimed.slice(0, MAX_NAME) };
}

const MAX_NAME = 128;

/** Of a header that comes twice the last one counts, as in LiteLLM. */
function lastOf(value: string | string[] | undefined): string | null {
  const last = Array.isArray(value) ? value.at(-1) : value?.slice(value.lastIndexOf(',') + 1);
  return last?.trim() || null;
}

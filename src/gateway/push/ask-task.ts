import type { Agent, AgentDirectory, Deployment } from '../../agents/index.ts';
import type { Platform } from '../../platforms/index.ts';
import { isJsonObject, type JsonObject, parseJson, translateResult } from '../../protocol/index.ts';
import type { TaskEngine } from '../../tasks/index.ts';
import { getMessage } from '../on-behalf.ts';
import { unattendedHeaders } from '../upstream-headers.ts';

interface AskTaskParts {
  agents: Pick<AgentDirectory, 'find'>;
  engine: Pick<TaskEngine, 'find'>;
  platforms: { a2a: Platform };
}

/** Who waits for a notification is told by what is known already when an agent takes longer, milliseconds. */
const WITHIN_MS = 10_000;

/**
 * Asks how a task stands when nobody calls: for receivers that take whole Tasks.
 *
 * @returns undefined when the agent takes no calls, knows no such task, or does not answer in time
 */
export const createTaskAsker =
  ({ agents, engine, platforms }: AskTaskParts) =>
  async ({ agentId, taskId }: { agentId: string; taskId: string }): Promise<JsonObject | undefined> => {
    const agent = agents.find(agentId);
    if (!agent?.enabled || agent.paused) return undefined;
    const own = await engine.find(agentId, taskId).catch(() => undefined);
    if (own) return own;
    // Where a task lives is not looked up: each of an agent's addresses is asked.
    for (const deployment of agent.platform === 'a2a' ? agent.deployments : []) {
      const task = await askOne(agent, deployment, taskId, platforms.a2a).catch(() => undefined);
      if (task) return task;
    }
    return undefined;
  };

async function askOne(
  agent: Agent,
  deployment: Deployment,
  taskId: string,
  platform: Platform,
): Promise<JsonObject | undefined> {
  const { interfaces, network, identity } = deployment;
  const reply = await platform.run({
    operation: 'get',
    version: '1.0',
    binding: 'HTTP+JSON',
    message: getMessage(taskId),
    signal: AbortSignal.timeout(WITHIN_MS),
    upstream: {
      interfaces: [...interfaces],
      network,
      headers: unattendedHeaders(agent, deployment),
      identity,
      timeouts: agent.timeouts,
      maxResponseBytes: agent.limits.responseBytes,
      maxEventBytes: agent.limits.eventBytes,
    },
  });
  if (reply.kind !== 'unary' || reply.content.kind === 'error') return undefined;
  const { content } = reply;
  if (content.sighting.errorCode !== undefined) return undefined;
  const task =
    content.kind === 'bytes' ? parseJson(content.body) : translateResult('get', content.value, content.dialect, '1.0');
  return isJsonObject(task) && task['id'] === taskId ? task : undefined;
}

import type { Agent, AgentDirectory, Deployment } from '../../agents/index.ts';
import type { Platform } from '../../platforms/index.ts';
import { isJsonObject, type JsonObject, parseJson, translateResult } from '../../protocol/index.ts';
import type { TaskEngine, TaskEntry, TaskIndex } from '../../tasks/index.ts';
import type { ConversationHeaders } from '../native.ts';
import { getMessage } from '../on-behalf.ts';
import { unattendedHeaders } from '../upstream-headers.ts';

interface AskTaskParts {
  agents: Pick<AgentDirectory, 'find'>;
  engine: Pick<TaskEngine, 'find'>;
  tasks: Pick<TaskIndex, 'find'>;
  platforms: { a2a: Platform };
  conversationHeaders: ConversationHeaders;
}

/** Who waits for a notification is told by what is known already when an agent takes longer, milliseconds. */
const WITHIN_MS = 10_000;

/**
 * Asks how a task stands when nobody calls: for receivers that take whole Tasks.
 *
 * @returns undefined when the agent takes no calls, knows no such task, or does not answer in time
 */
export const createTaskAsker =
  ({ agents, engine, tasks, platforms, conversationHeaders }: AskTaskParts) =>
  async ({ agentId, taskId }: { agentId: string; taskId: string }): Promise<JsonObject | undefined> => {
    const agent = agents.find(agentId);
    if (!agent?.enabled || agent.paused) return undefined;
    const own = await engine.find(agentId, taskId).catch(() => undefined);
    if (own) return own;
    const entry = await tasks.find({ agentId, taskId }).catch(() => undefined);
    const ofConversation = entry && conversationHeaders(agent, conversationOf(entry));
    for (const deployment of placesOf(agent, entry)) {
      const headers = { ...unattendedHeaders(agent, deployment), ...ofConversation };
      const task = await askOne({ agent, deployment, headers }, taskId, platforms.a2a).catch(() => undefined);
      if (task) return task;
    }
    return undefined;
  };

const conversationOf = ({ owner, contextId }: TaskEntry) => ({ owner, contextId: contextId ?? '' });

/** Where the task may be: each of the agent's addresses, unless it is known. */
function placesOf({ deployments }: Agent, entry: TaskEntry | undefined): Deployment[] {
  const speaking = deployments.filter(({ speaksA2a }) => speaksA2a);
  const home = speaking.filter(({ id }) => id === entry?.deploymentId);
  return home.length > 0 ? home : speaking;
}

interface Place {
  agent: Agent;
  deployment: Deployment;
  headers: Record<string, string>;
}

async function askOne(
  { agent, deployment, headers }: Place,
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
      headers,
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

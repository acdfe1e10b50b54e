import type { AgentDirectory } from '../../agents/index.ts';
import type { Platform } from '../../platforms/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import type { TaskEngine, TaskIndex } from '../../tasks/index.ts';
import type { ConversationHeaders } from '../native.ts';
import { getMessage } from '../on-behalf.ts';
import { askPlace, placesOf, taskIn } from '../unattended.ts';

interface AskTaskParts {
  agents: Pick<AgentDirectory, 'find'>;
  engine: Pick<TaskEngine, 'find'>;
  tasks: Pick<TaskIndex, 'find'>;
  platforms: { a2a: Platform };
  conversationHeaders: ConversationHeaders;
}

/**
 * Asks how a task stands when nobody calls: for receivers that take whole Tasks, and for whoever looks at it.
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
    const question = { operation: 'get', message: getMessage(taskId) } as const;
    for (const place of placesOf(agent, entry, conversationHeaders)) {
      const content = await askPlace(place, question, platforms.a2a).catch(() => undefined);
      const task = content && taskIn('get', content, taskId);
      if (task) return task;
    }
    return undefined;
  };

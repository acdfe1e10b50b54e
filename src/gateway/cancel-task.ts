import type { AgentDirectory } from '../agents/index.ts';
import type { Platform } from '../platforms/index.ts';
import { type JsonObject, SwitchboardError } from '../protocol/index.ts';
import type { Runner, TaskEngine, TaskEntry } from '../tasks/index.ts';
import type { ConversationHeaders } from './native.ts';
import { cancelMessage } from './on-behalf.ts';
import { askPlace, placesOf, taskIn } from './unattended.ts';

interface CancelTaskParts {
  agents: Pick<AgentDirectory, 'find'>;
  engine: Pick<TaskEngine, 'find' | 'run'>;
  findRunner: (agentId: string, deploymentId: string | null) => Runner | undefined;
  platforms: { a2a: Platform };
  conversationHeaders: ConversationHeaders;
}

/** @returns the Task as it stands then, in the 1.0 dialect. @throws SwitchboardError when it was not canceled */
export type CancelTask = (task: TaskEntry) => Promise<JsonObject>;

const TASK_NOT_FOUND = -32001;
const TASK_NOT_CANCELABLE = -32002;

/** Cancels a task that is not the asker's own: for administrators. It is no call, and takes of nobody's limits. */
export function createTaskCanceler(parts: CancelTaskParts): CancelTask {
  const { agents, engine, platforms, conversationHeaders } = parts;
  return async (entry) => {
    const { agentId, taskId } = entry;
    if (await engine.find(agentId, taskId)) return cancelOwn(entry, parts);
    const agent = agents.find(agentId);
    if (!agent) throw new SwitchboardError('AGENT_NOT_FOUND', 'The agent of this task is not registered any more.');
    const question = { operation: 'cancel', message: cancelMessage(taskId) } as const;
    for (const place of placesOf(agent, entry, conversationHeaders)) {
      const content = await askPlace(place, question, platforms.a2a);
      const task = taskIn('cancel', content, taskId);
      if (task) return task;
      if (content.sighting.errorCode !== TASK_NOT_FOUND) throw refused(content.sighting.errorCode);
    }
    throw new SwitchboardError('TASK_NOT_FOUND', 'The agent does not know this task any more.');
  };
}

/** A task that the gateway keeps itself. */
async function cancelOwn(
  { agentId, taskId, deploymentId, owner }: TaskEntry,
  { engine, findRunner }: CancelTaskParts,
): Promise<JsonObject> {
  const runner = findRunner(agentId, deploymentId);
  if (!runner)
    throw new SwitchboardError(
      'UNAVAILABLE',
      'Where the task runs cannot be reached: the agent is paused, disabled or gone.',
    );
  const reply = await engine.run({
    operation: 'cancel',
    params: { id: taskId },
    version: '1.0',
    agentId,
    deploymentId,
    owners: [owner],
    runner,
    signal: new AbortController().signal,
  });
  if (reply.kind === 'answer') return reply.value;
  throw new Error('a cancellation is answered, not streamed');
}

const refused = (code: number | undefined): SwitchboardError =>
  code === TASK_NOT_CANCELABLE
    ? new SwitchboardError(
        'TASK_NOT_CANCELABLE',
        'The agent says that the task cannot be canceled: it may be finished.',
      )
    : new SwitchboardError('UPSTREAM_FAILED', 'The agent did not cancel the task: it answered with an error.');

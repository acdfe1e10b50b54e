import type { Agent } from '../agents/index.ts';
import type { Content } from '../platforms/index.ts';
import {
  isJsonObject,
  type JsonObject,
  parseJson,
  SwitchboardError,
  stringifyJson,
  translateResult,
} from '../protocol/index.ts';
import { Claim, type FetchedTask, inCallersNames, type TaskEntry } from '../tasks/index.ts';
import type { Course } from './course.ts';
import type { Outcome } from './invocation.ts';
import { askOnBehalf, getMessage } from './on-behalf.ts';
import { answerItself } from './own-answer.ts';
import type { GatewayParts } from './parts.ts';

/** Answers ListTasks: which tasks there are says the gateway's index, what they are says the agent. */
export async function listed(course: Course, agent: Agent, parts: GatewayParts): Promise<Outcome> {
  const scope = { agentId: agent.id, owners: course.claim?.owners ?? [] };
  const fetch = (task: TaskEntry, historyLength: number | undefined) =>
    fetchTask(task, historyLength, { course, agent, parts });
  return answerItself(course, 'list', (params) => parts.tasks.list({ scope, params, fetch }), parts);
}

interface Listing {
  course: Course;
  agent: Agent;
  parts: GatewayParts;
}

/** Asks the agent for one task on behalf of the caller, who did not ask for it in person. */
async function fetchTask(
  task: TaskEntry,
  historyLength: number | undefined,
  { course, agent, parts }: Listing,
): Promise<FetchedTask> {
  const { signal } = course.invocation;
  const { taskId, deploymentId } = task;
  const message = getMessage(taskId, historyLength);
  try {
    const question = { operation: 'get', message, claim: claimOf(task, course), deploymentId } as const;
    return fetched(await askOnBehalf(course, question, agent, parts), task);
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: error instanceof SwitchboardError && error.code === 'TASK_NOT_FOUND' ? 'unknown' : 'unavailable' };
  }
}

const TASK_NOT_FOUND = -32001;

/** What another task's id stands in is no answer. */
function fetched(content: Content, { taskId, contextName, contextId }: TaskEntry): FetchedTask {
  const { sighting } = content;
  if (sighting.errorCode !== undefined || content.kind === 'error')
    return { kind: sighting.errorCode === TASK_NOT_FOUND ? 'unknown' : 'unavailable' };
  const value =
    content.kind === 'bytes' ? parseJson(content.body) : translateResult('get', content.value, content.dialect, '1.0');
  if (!isJsonObject(value) || value['id'] !== taskId) return { kind: 'unavailable' };
  const isAliased = contextName !== null && contextId !== null;
  const task = isAliased ? inNames(value, { name: contextName, upstreamId: contextId }) : value;
  return { kind: 'task', task, sighting };
}

function inNames(task: JsonObject, alias: { name: string; upstreamId: string }): JsonObject {
  const renamed = parseJson(inCallersNames(Buffer.from(stringifyJson(task)), alias));
  return isJsonObject(renamed) ? renamed : task;
}

/** As if the caller had named the task. */
function claimOf(task: TaskEntry, { claim }: Course): Claim | null {
  if (!claim) return null;
  const named = new Claim(claim.agentId, claim.owners);
  named.task = task;
  return named;
}

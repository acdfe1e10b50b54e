import type { Agent } from '../agents/index.ts';
import type { Content } from '../platforms/index.ts';
import {
  dialectOf,
  isJsonObject,
  type JsonObject,
  parseJson,
  SwitchboardError,
  stringifyJson,
  translateParams,
  translateResult,
  validateParams,
} from '../protocol/index.ts';
import { Claim, type FetchedTask, inCallersNames, type TaskEntry } from '../tasks/index.ts';
import type { Course } from './course.ts';
import type { Outcome } from './invocation.ts';
import { askOnBehalf, getMessage } from './on-behalf.ts';
import type { GatewayParts } from './parts.ts';
import { addCallHeaders, settle } from './settle.ts';

/** Answers ListTasks: which tasks there are says the gateway's index, what they are says the agent. */
export async function listed(course: Course, agent: Agent, parts: GatewayParts): Promise<Outcome> {
  const { version, binding, message, wire } = course.invocation;
  const dialect = dialectOf(version, binding);
  const given = message.params();
  validateParams('list', dialect, given);
  const list = await parts.tasks.list({
    scope: { agentId: agent.id, owners: course.claim?.owners ?? [] },
    params: translateParams('list', given, dialect, '1.0'),
    fetch: (task, historyLength) => fetchTask(task, historyLength, { course, agent, parts }),
  });
  const answer = wire.answer(translateResult('list', list, '1.0', dialect));
  course.answering(answer.body, { terminal: true });
  await settle(course, { outcome: 'ok', httpStatus: answer.status }, parts);
  addCallHeaders(answer.headers, course, parts);
  return { kind: 'answer', answer };
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

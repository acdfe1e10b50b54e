import { ownerOf } from '../../access/index.ts';
import type { Agent } from '../../agents/index.ts';
import { type Json, type JsonObject, SwitchboardError } from '../../protocol/index.ts';
import { readPushConfig, writePushConfig } from '../../tasks/index.ts';
import type { Course } from '../course.ts';
import type { Outcome } from '../invocation.ts';
import { answerItself } from '../own-answer.ts';
import type { GatewayParts } from '../parts.ts';
import { callbackUrl, removeCallback, setCallback } from './callback.ts';
import { isPushOperation, tellsItself } from './terms.ts';

/**
 * Answers the operations on push notification configs of an agent whose notifications are relayed: each caller's own are
 * kept here, and no agent learns of them (A2A 1.0, sections 3.1.7 to 3.1.10).
 *
 * @throws SwitchboardError TASK_NOT_FOUND, INVALID_PARAMS; what the agent fails with that is told where to push
 */
export async function answerPush(course: Course, agent: Agent, parts: GatewayParts): Promise<Outcome> {
  const { operation } = course.invocation;
  if (!isPushOperation(operation)) throw new Error('no operation on push notification configs');
  const answerTo = ANSWERS[operation];
  return answerItself(
    course,
    operation,
    (params) => answerTo({ course, agent, parts, params, taskId: taskIdOf(course) }),
    parts,
  );
}

interface Asked {
  course: Course;
  agent: Agent;
  parts: GatewayParts;
  /** In the 1.0 dialect. */
  params: JsonObject;
  taskId: string;
}

const ANSWERS = { 'push-create': create, 'push-get': get, 'push-list': list, 'push-delete': remove };

async function create(asked: Asked): Promise<Json> {
  const { course, agent, parts, params, taskId } = asked;
  const config = readPushConfig(params, taskId);
  await parts.push.relay.configs.checkRoom(scopeOf(asked), config.id);
  if (tellsItself(agent)) await haveItTold(asked);
  const { version } = course.invocation;
  await parts.push.relay.configs.set(scopeOf(asked), { version, alias: course.alias }, config);
  return writePushConfig(config, taskId);
}

/** Each time anew: an agent may have forgotten what it was told before. */
async function haveItTold({ course, agent, parts, taskId }: Asked): Promise<void> {
  const { relay, callbackBase } = parts.push;
  const { owners } = claimOf(course);
  const { id, token } = await relay.receivers.mint({ agentId: agent.id, owners, taskId }, null);
  try {
    const callback = { url: callbackUrl(callbackBase(), agent, id), token };
    await setCallback(course, { taskId, callback }, agent, parts);
  } catch (error) {
    await relay.receivers.drop(id).catch(() => undefined);
    throw error;
  }
}

async function get(asked: Asked): Promise<Json> {
  const { parts, taskId } = asked;
  const name = nameIn(asked);
  const config = await parts.push.relay.configs.find(scopeOf(asked), name);
  if (config) return writePushConfig(config, taskId);
  throw new SwitchboardError(
    'TASK_NOT_FOUND',
    `Push notification config not found: ${name.slice(0, 128)}. This caller has set none of this name for the task.`,
  );
}

async function list(asked: Asked): Promise<Json> {
  const configs = await asked.parts.push.relay.configs.list(scopeOf(asked));
  return { configs: configs.map((config) => writePushConfig(config, asked.taskId)), nextPageToken: '' };
}

/** Deleting what is not there is no error (A2A 1.0, section 3.1.10). */
async function remove(asked: Asked): Promise<Json> {
  const { course, agent, parts, taskId } = asked;
  const { configs, receivers } = parts.push.relay;
  const isStillWanted = await configs.delete(scopeOf(asked), nameIn(asked));
  if (isStillWanted || !tellsItself(agent)) return null;
  await receivers.dropOf({ agentId: agent.id, taskId });
  await removeCallback(course, taskId, agent, parts);
  return null;
}

/** A config that was set without an id has its task's. */
const nameIn = ({ params: { id }, taskId }: Asked): string => (typeof id === 'string' ? id : taskId);

/** Configs are each caller's own, also of a task that it shares with others: they hold its secrets. */
const scopeOf = ({ course, agent, taskId }: Asked) => ({
  agentId: agent.id,
  taskId,
  principal: ownerOf(course.invocation.principal, 'key'),
});

function claimOf({ claim }: Course) {
  if (!claim) throw new Error('a call to an agent has its claim');
  return claim;
}

/** It was claimed, so that it is there. */
function taskIdOf({ invocation }: Course): string {
  const { taskId } = invocation.names;
  if (taskId === undefined) throw new Error('an operation on push notification configs names its task');
  return taskId;
}

import { ownerOf } from '../../access/index.ts';
import type { Agent } from '../../agents/index.ts';
import type { RequestMessage } from '../../platforms/index.ts';
import {
  type Dialect,
  dialectOf,
  isJsonObject,
  type JsonObject,
  parseJson,
  SwitchboardError,
  stringifyJson,
  translateParams,
  validateParams,
} from '../../protocol/index.ts';
import { type PushCaller, readPushConfig } from '../../tasks/index.ts';
import type { Course } from '../course.ts';
import type { Invocation } from '../invocation.ts';
import type { GatewayParts } from '../parts.ts';
import { withBody } from '../with-body.ts';
import { callbackConfig, callbackUrl } from './callback.ts';
import type { InlinePush } from './pending.ts';
import { type PushParts, tellsItself } from './terms.ts';

/**
 * Takes the config out of a message. What an agent gets in its place is an address of the gateway, if it is one that tells
 * about its tasks.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export async function takeInlinePush(course: Course, agent: Agent, parts: GatewayParts): Promise<void> {
  const { version, principal, names } = course.invocation;
  const config = readInline(course);
  const caller = { principal: ownerOf(principal, 'key'), version, alias: course.alias };
  const asked: Asked = { course, agent, config, caller, push: parts.push };
  const { taskId } = names;
  if (taskId !== undefined) {
    const scope = { agentId: agent.id, taskId, principal: caller.principal };
    await parts.push.relay.configs.checkRoom(scope, readPushConfig(config, taskId).id);
  }
  course.push = tellsItself(agent) ? await toldByAgent(asked) : keptHere(asked);
  // The gateway tells of the next turn as soon as that begins; an agent's own pushes find their way by themselves.
  if (taskId !== undefined && !tellsItself(agent)) await course.push.bind(taskId);
}

interface Asked {
  course: Course;
  agent: Agent;
  /** In the 1.0 dialect. */
  config: JsonObject;
  caller: PushCaller;
  push: PushParts;
}

/** @throws SwitchboardError INVALID_PARAMS; no config passes that was not understood */
function readInline({ invocation, message }: Course): JsonObject {
  const { operation, version, binding } = invocation;
  const dialect = dialectOf(version, binding);
  const given = message.params();
  validateParams(operation, dialect, given);
  const { configuration } = translateParams(operation, given, dialect, '1.0');
  const config = isJsonObject(configuration) ? configIn(configuration) : undefined;
  if (config) return config;
  throw new SwitchboardError(
    'INVALID_PARAMS',
    `The push notification config is not written as A2A ${version} writes it: call it "${INLINE[dialect]}".`,
  );
}

function keptHere({ agent, config, caller, push }: Asked): InlinePush {
  const { principal } = caller;
  const set = (taskId: string): Promise<void> =>
    push.relay.configs.set({ agentId: agent.id, taskId, principal }, caller, readPushConfig(config, taskId));
  return once(set, async () => undefined);
}

/** What the agent gets is an address of the gateway. */
async function toldByAgent({ course, agent, config, caller, push }: Asked): Promise<InlinePush> {
  const { relay, callbackBase } = push;
  const { claim, invocation, message } = course;
  if (!claim) throw new Error('a call to an agent has its claim');
  const { version, binding } = invocation;
  const dialect = dialectOf(version, binding);
  const terms = { agentId: agent.id, owners: claim.owners, taskId: null };
  const { id, token } = await relay.receivers.mint(terms, { ...caller, config: readPushConfig(config, '') });
  const callback = callbackConfig({ url: callbackUrl(callbackBase(), agent, id), token }, dialect);
  course.message = withCallback(message, binding, { [INLINE[dialect]]: callback });
  return once(
    (taskId) => relay.receivers.bind(id, taskId),
    () => relay.receivers.drop(id),
  );
}

/** How a message calls the config it brings along (A2A wire notes, 1.7). */
const INLINE: Record<Dialect, string> = {
  '1.0': 'taskPushNotificationConfig',
  '0.3': 'pushNotificationConfig',
  '0.3-rest': 'pushNotification',
};

/** In either spelling, as agents' readers take them. */
const INLINE_NAMES = new Set(Object.values(INLINE).flatMap((name) => [name, name.replace(/[A-Z]/g, snake)]));

function snake(letter: string): string {
  return `_${letter.toLowerCase()}`;
}

/** @param configuration in the 1.0 dialect, in either spelling */
function configIn(configuration: JsonObject): JsonObject | undefined {
  const found = configuration['taskPushNotificationConfig'] ?? configuration['task_push_notification_config'];
  return isJsonObject(found) ? found : undefined;
}

/** Every config of the caller's is taken out, whichever one the agent would believe. */
function withCallback(message: RequestMessage, binding: Invocation['binding'], callback: JsonObject): RequestMessage {
  const body = parseJson(message.raw);
  if (!isJsonObject(body)) return message;
  const params = binding === 'JSONRPC' ? body['params'] : body;
  if (!isJsonObject(params)) return message;
  const { configuration } = params;
  const others = Object.entries(isJsonObject(configuration) ? configuration : {}).filter(
    ([name]) => !INLINE_NAMES.has(name),
  );
  const rewritten = { ...params, configuration: { ...Object.fromEntries(others), ...callback } };
  const whole = binding === 'JSONRPC' ? { ...body, params: rewritten } : rewritten;
  return withBody(message, Buffer.from(stringifyJson(whole)), binding);
}

function once(bind: (taskId: string) => Promise<void>, drop: () => Promise<void>): InlinePush {
  let bound: string | undefined;
  return {
    async bind(taskId) {
      if (bound === taskId) return;
      await bind(taskId);
      bound = taskId;
    },
    async drop() {
      if (bound === undefined) await drop();
    },
  };
}

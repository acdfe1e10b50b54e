import { ownerOf } from '../../access/index.ts';
import type { Agent } from '../../agents/index.ts';
import type { RequestMessage } from '../../platforms/index.ts';
import {
  type Dialect,
  dialectOf,
  isJsonObject,
  type JsonObject,
  parseJson,
  stringifyJson,
  translateParams,
  validateParams,
} from '../../protocol/index.ts';
import { readPushConfig } from '../../tasks/index.ts';
import type { Course } from '../course.ts';
import type { Invocation } from '../invocation.ts';
import type { GatewayParts } from '../parts.ts';
import { withBody } from '../with-body.ts';
import { callbackConfig, callbackUrl } from './callback.ts';
import type { InlinePush } from './pending.ts';
import { tellsItself } from './terms.ts';

/**
 * Takes the config out of a message. What an agent gets in its place is an address of the gateway, if it is one that tells
 * about its tasks.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export async function takeInlinePush(course: Course, agent: Agent, parts: GatewayParts): Promise<void> {
  const { operation, version, binding, principal } = course.invocation;
  const dialect = dialectOf(version, binding);
  const given = course.message.params();
  validateParams(operation, dialect, given);
  const { configuration } = translateParams(operation, given, dialect, '1.0');
  const config = isJsonObject(configuration) ? configIn(configuration) : undefined;
  if (!config || !course.claim) return;
  const { relay, callbackBase } = parts.push;
  const caller = { principal: ownerOf(principal, 'key'), version, alias: course.alias };
  const { taskId: named } = course.invocation.names;
  if (named !== undefined) {
    const scope = { agentId: agent.id, taskId: named, principal: caller.principal };
    await relay.configs.checkRoom(scope, readPushConfig(config, named).id);
  }
  if (!tellsItself(agent)) {
    course.push = once(
      (taskId) =>
        relay.configs.set(
          { agentId: agent.id, taskId, principal: caller.principal },
          caller,
          readPushConfig(config, taskId),
        ),
      async () => undefined,
    );
    return;
  }
  const terms = { agentId: agent.id, owners: course.claim.owners, taskId: null };
  const { id, token } = await relay.receivers.mint(terms, { ...caller, config: readPushConfig(config, '') });
  course.message = withCallback(course.message, binding, {
    [INLINE[dialect]]: callbackConfig({ url: callbackUrl(callbackBase(), agent, id), token }, dialect),
  });
  course.push = once(
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

function configIn(configuration: JsonObject): JsonObject | undefined {
  const found = Object.entries(configuration).find(([name]) => INLINE_NAMES.has(name))?.[1];
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

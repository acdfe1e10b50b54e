import { createHash } from 'node:crypto';
import {
  type Dialect,
  isJsonObject,
  type Json,
  type JsonObject,
  parseJson,
  type Sighting,
  SwitchboardError,
  sight,
  stringifyJson,
  translateResult,
} from '../../protocol/index.ts';

/** What an agent pushed, read. */
export interface Pushed {
  /** StreamResponse in the 1.0 dialect. */
  value: JsonObject;
  json: string;
  sighting: Sighting;
  /** Of the event, where it says itself when it happened; undefined where the same words may mean something new. */
  identity: string | undefined;
  changesTask: boolean;
}

const MAX_DEPTH = 64;

/**
 * Reads what an agent pushes: a StreamResponse (1.0), or a Task (0.3, in either of its shapes).
 * @throws SwitchboardError PARSE_ERROR, INVALID_PARAMS
 */
export function readPushed(body: Buffer): Pushed {
  const given = parseJson(body, { maxDepth: MAX_DEPTH });
  if (!isJsonObject(given)) throw notAnEvent();
  const value = inDialect10(given);
  const json = stringifyJson(value);
  const sighting = sight('stream', '1.0', Buffer.from(json));
  return { value, json, sighting, identity: identityOf(value, json, sighting), changesTask: changesTask(value) };
}

/** How readers of either spelling call the four things that a StreamResponse may be. */
const WRAPPERS: Record<string, string> = {
  task: 'task',
  message: 'message',
  msg: 'message',
  statusUpdate: 'statusUpdate',
  status_update: 'statusUpdate',
  artifactUpdate: 'artifactUpdate',
  artifact_update: 'artifactUpdate',
};

function inDialect10(given: JsonObject): JsonObject {
  const found = Object.entries(given).find(([name, value]) => Object.hasOwn(WRAPPERS, name) && isJsonObject(value));
  if (found) return { [WRAPPERS[found[0]] ?? '']: found[1] };
  const wrapped = bareTask(given);
  if (!isJsonObject(wrapped)) throw notAnEvent();
  return wrapped;
}

/** The Task of 0.3, which its proto writes with other names of states. */
function bareTask(given: JsonObject): Json {
  const { status } = given;
  if (!isJsonObject(status) && given['kind'] === undefined) throw notAnEvent();
  const state = isJsonObject(status) ? status['state'] : undefined;
  const isProto = given['kind'] === undefined && typeof state === 'string' && state.startsWith('TASK_STATE_');
  return isProto ? { task: translated('get', given, '0.3-rest') } : translated('stream', given, '0.3');
}

function translated(operation: 'get' | 'stream', value: Json, from: Dialect): Json {
  try {
    return translateResult(operation, value, from, '1.0');
  } catch (cause) {
    throw notAnEvent(cause);
  }
}

/** Repeated without a time in it, the same may have happened again. */
function identityOf(value: JsonObject, json: string, { statusTimestamp }: Sighting): string | undefined {
  const saysWhen = statusTimestamp !== undefined || isJsonObject(value['message']);
  return saysWhen ? digest(json) : undefined;
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** More of an artifact is not worth a whole Task; whatever else happens is. A lone message is about no task. */
export function changesTask(value: JsonObject): boolean {
  const { artifactUpdate, message } = value;
  if (message !== undefined) return false;
  return !isJsonObject(artifactUpdate) || artifactUpdate['append'] !== true || artifactUpdate['lastChunk'] === true;
}

const notAnEvent = (cause?: unknown): SwitchboardError =>
  new SwitchboardError(
    'INVALID_PARAMS',
    'A push notification is a StreamResponse with a task, statusUpdate, artifactUpdate or message, or in A2A 0.3 a Task.',
    { cause },
  );

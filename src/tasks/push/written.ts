import {
  isJsonObject,
  type Json,
  type JsonObject,
  parseJson,
  stringifyJson,
  translateResult,
} from '../../protocol/index.ts';
import { inCallersNames } from '../alias.ts';
import type { ConfigRecord, TaskRef } from './record.ts';

/** The Task as it stands, in the 1.0 dialect; undefined when it is gone, or cannot be had now. */
export type AskTask = (task: TaskRef) => Promise<JsonObject | undefined>;

/** What a receiver is sent. */
export interface Written {
  contentType: string;
  body: Buffer;
}

const MAX_DEPTH = 256;

/**
 * Writes an event in the version of whoever is told (A2A wire notes, 1.7): 1.0 gets the event, 0.3 the whole Task, as it
 * stands when it is sent. Contexts have the name that the receiver's owner knows.
 *
 * @returns undefined when there is nothing to tell: a Task that is gone, to 0.3
 */
export async function write(event: string, config: ConfigRecord, askTask: AskTask): Promise<Written | undefined> {
  const { version, alias } = config;
  const json = version === '1.0' ? event : await taskOf(event, config, askTask);
  if (json === undefined) return undefined;
  const body = Buffer.from(json);
  return {
    contentType: version === '1.0' ? 'application/a2a+json' : 'application/json',
    body: alias ? inCallersNames(body, alias) : body,
  };
}

async function taskOf(event: string, task: TaskRef, askTask: AskTask): Promise<string | undefined> {
  const value = parseJson(event, { maxDepth: MAX_DEPTH });
  if (!isJsonObject(value)) return undefined;
  const whole = isJsonObject(value['task']) ? value['task'] : ((await askTask(task)) ?? taskInBrief(value));
  return whole && stringifyJson(translateResult('get', whole, '1.0', '0.3'));
}

/** What a status tells of its task. */
function taskInBrief({ statusUpdate }: JsonObject): JsonObject | undefined {
  if (!isJsonObject(statusUpdate)) return undefined;
  const { taskId = '', contextId = '', status = {} } = statusUpdate as Record<string, Json>;
  return { id: taskId, contextId, status };
}

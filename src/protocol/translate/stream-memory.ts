import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { Dialect } from '../operation.ts';

/** The task and context that a stream is about, for events that leave them out. */
export interface StreamMemory {
  taskId?: string;
  contextId?: string;
}

/**
 * Starts the memory of one stream.
 *
 * @param known what the request already named; the stream's own items overrule it
 */
export const createStreamMemory = (known: StreamMemory = {}): StreamMemory => ({
  ...(known.taskId && { taskId: known.taskId }),
  ...(known.contextId && { contextId: known.contextId }),
});

/**
 * Takes note of the ids that a stream item carries, and adds from memory those it lacks: 1.0 requires `contextId` on every
 * update (A2A wire notes, 1.13), 0.3 both ids. An item that lacks nothing comes back as it is.
 */
export function completeItem(item: JsonObject, dialect: Dialect, memory: StreamMemory): JsonObject {
  if (dialect === '0.3') return completeBody(item, item['kind'], memory);
  for (const [wrapper, body] of Object.entries(item)) {
    if (!isJsonObject(body)) continue;
    const completed = completeBody(body, wrapper, memory);
    return completed === body ? item : { ...item, [wrapper]: completed };
  }
  return item;
}

function completeBody(body: JsonObject, what: Json | undefined, memory: StreamMemory): JsonObject {
  const taskId = what === 'task' ? 'id' : 'taskId';
  const { [taskId]: task, contextId: context } = body;
  if (isName(task)) memory.taskId = task;
  if (isName(context)) memory.contextId = context;
  if (what === 'message' || (isName(task) && isName(context))) return body;
  return {
    ...body,
    ...(memory.taskId && { [taskId]: memory.taskId }),
    ...(memory.contextId && { contextId: memory.contextId }),
  };
}

const isName = (value: Json | undefined): value is string => typeof value === 'string' && value !== '';

import { isJsonObject, type JsonObject } from '../json.ts';

/** The task and context that a stream is about, so that events which leave them out can be completed. */
export interface StreamMemory {
  taskId?: string;
  contextId?: string;
}

/**
 * Starts the memory of one stream.
 *
 * @param known what the request already named; the stream's own events overrule it
 */
export const createStreamMemory = (known: StreamMemory = {}): StreamMemory => ({
  ...(known.taskId && { taskId: known.taskId }),
  ...(known.contextId && { contextId: known.contextId }),
});

/** Takes note of the ids that a 1.0 stream item carries. */
export function remember(item: JsonObject, memory: StreamMemory): void {
  for (const [name, body] of Object.entries(item)) {
    if (!isJsonObject(body)) continue;
    const taskId = name === 'task' ? body['id'] : body['taskId'];
    if (typeof taskId === 'string' && taskId !== '') memory.taskId = taskId;
    const contextId = body['contextId'];
    if (typeof contextId === 'string' && contextId !== '') memory.contextId = contextId;
  }
}

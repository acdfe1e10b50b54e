import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { answerJson, type Json } from '../support/fake-http.ts';

/** What an engine of A2A 0.3 gives its card; the address in it is nobody's to call. */
export const CARD_03 = {
  protocolVersion: '0.3.0',
  name: 'Currency agent',
  description: 'Converts.',
  version: '1.0.0',
  url: 'http://localhost:9999/',
  preferredTransport: 'HTTP+JSON',
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [{ id: 'convert', name: 'Convert', description: 'Converts.', tags: ['currency'] }],
  supportsAuthenticatedExtendedCard: true,
};

/**
 * A2A 0.3 over HTTP+JSON as Google's platforms speak it: ProtoJSON, in which messages have `content`, no `kind`, and roles and
 * states of an enumeration; anything else is refused (agent platforms, section 1.8).
 */
export class FakeA2a {
  readonly #tasks = new Map<string, Json>();

  /** @param path below the engine's A2A address */
  answer(response: ServerResponse, { method, path, body }: { method: string; path: string; body: Json }): void {
    const [, id = '', action] = /^\/v1\/tasks\/([^:]+)(:cancel)?$/.exec(path) ?? [];
    const task = this.#tasks.get(id);
    if (method === 'GET' && path === '/v1/card') answerJson(response, CARD_03);
    else if (method === 'POST' && path === '/v1/message:send') this.#send(response, body, false);
    else if (method === 'POST' && path === '/v1/message:stream') this.#send(response, body, true);
    else if (!task) answerJson(response, { message: 'Task not found' }, 404);
    else answerJson(response, action === undefined ? task : cancelled(task));
  }

  #send(response: ServerResponse, { message }: Json, isStream: boolean): void {
    const { role, content, kind, parts, contextId = randomUUID(), taskId = randomUUID() } = (message ?? {}) as Json;
    const isValid = role === 'ROLE_USER' && Array.isArray(content) && kind === undefined && parts === undefined;
    if (!isValid) {
      const error = { code: 400, status: 'INVALID_ARGUMENT', message: 'Cannot parse Message.' };
      answerJson(response, { error }, 400);
      return;
    }
    const text = (content as Json[]).map((part) => part['text']).join('');
    const artifact = { artifactId: 'answer', parts: [{ text: `You said: ${text}` }] };
    const isWorking = text.includes('slow');
    const status = {
      state: isWorking ? 'TASK_STATE_WORKING' : 'TASK_STATE_COMPLETED',
      timestamp: new Date().toISOString(),
    };
    const task: Json = { id: taskId, contextId, status, artifacts: isWorking ? [] : [artifact] };
    this.#tasks.set(String(taskId), task);
    if (isStream) stream(response, task, artifact);
    else answerJson(response, { task });
  }
}

function cancelled(task: Json): Json {
  task['status'] = { state: 'TASK_STATE_CANCELLED', timestamp: new Date().toISOString() };
  return task;
}

function stream(response: ServerResponse, task: Json, artifact: Json): void {
  const { id: taskId, contextId, status } = task;
  const names = { taskId, contextId };
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const tell = (event: Json): void => void response.write(`data: ${JSON.stringify(event)}\n\n`);
  tell({ task: { ...task, status: { ...(status as Json), state: 'TASK_STATE_WORKING' }, artifacts: [] } });
  tell({ artifactUpdate: { ...names, artifact, lastChunk: true } });
  tell({ statusUpdate: { ...names, status, final: true } });
  response.end();
}

import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerJson, type Json, refuse } from '../support/fake-http.ts';
import { FakeThread } from './fake-thread.ts';

// Classic agents of a project: threads, messages, runs and files (agent platforms, section 3.1).

const ASSISTANT = {
  id: 'asst_1',
  object: 'assistant',
  name: 'echo',
  description: 'Echoes.',
  model: 'gpt-4o',
  tools: [],
};

interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body: Json;
}

interface KeptFile {
  filename: string;
  mediaType: string;
  bytes: Buffer;
}

export class FakeClassic {
  readonly #threads = new Map<string, FakeThread>();
  readonly #files = new Map<string, KeptFile>([
    ['assistant-image', { filename: 'image.png', mediaType: 'image/png', bytes: Buffer.from('iVBORw0=', 'base64') }],
    [
      'assistant-report',
      { filename: 'report.csv', mediaType: 'application/octet-stream', bytes: Buffer.from('a;b\n') },
    ],
  ]);

  forget(): void {
    this.#threads.clear();
  }

  /** Takes a file as browsers send them, for assistants only. */
  upload(response: ServerResponse, { headers }: IncomingMessage, bytes: Buffer): void {
    const [, boundary = ''] = /boundary=(.+)$/.exec(headers['content-type'] ?? '') ?? [];
    const fields = bytes.toString('latin1').split(`--${boundary}`).slice(1, -1);
    const purpose = fields.find((field) => field.includes('name="purpose"'));
    const file = fields.find((field) => field.includes('name="file"')) ?? '';
    const [, filename] = /filename="([^"]+)"/.exec(file) ?? [];
    if (!purpose?.endsWith('\r\n\r\nassistants\r\n') || filename === undefined) {
      refuse(response, 400, 'invalid_form');
      return;
    }
    const [, mediaType = ''] = /Content-Type: (\S+)/.exec(file) ?? [];
    const content = Buffer.from(file.slice(file.indexOf('\r\n\r\n') + 4, -2), 'latin1');
    const id = `assistant-${randomUUID()}`;
    this.#files.set(id, { filename, mediaType, bytes: content });
    answerJson(response, {
      id,
      object: 'file',
      bytes: content.length,
      filename,
      purpose: 'assistants',
      created_at: 1,
      status: 'processed',
    });
  }

  async answer(response: ServerResponse, asked: Asked): Promise<void> {
    const { method, path, body } = asked;
    const [, first, id = '', ...rest] = path.split('/');
    if (first === 'assistants') {
      if (id === ASSISTANT.id) answerJson(response, ASSISTANT);
      else refuse(response, 404, null, { message: `No assistant found with id '${id}'.` });
    } else if (first === 'files') this.#file(response, id);
    else if (first !== 'threads') refuse(response, 404, 'unknown_url');
    else if (method === 'POST' && id === '') this.#open(response);
    else {
      const thread = this.#threads.get(id);
      if (!thread) refuse(response, 404, null, { message: `No thread found with id '${id}'.` });
      else await inThread(response, thread, asked, rest, body);
    }
  }

  #open(response: ServerResponse): void {
    const id = `thread_${randomUUID()}`;
    this.#threads.set(id, new FakeThread(id, (file) => this.#files.get(file)?.filename));
    answerJson(response, { id, object: 'thread', created_at: 1, metadata: {}, tool_resources: {} });
  }

  #file(response: ServerResponse, id: string): void {
    const file = this.#files.get(id);
    if (file) response.writeHead(200, { 'content-type': file.mediaType }).end(file.bytes);
    else refuse(response, 404, null, { message: `No such File object: ${id}` });
  }
}

async function inThread(
  response: ServerResponse,
  thread: FakeThread,
  { method, query }: Asked,
  [resource, runId = '', action]: readonly string[],
  body: Json,
): Promise<void> {
  if (resource === 'messages' && method === 'GET') return thread.list(response, query);
  if (resource === 'messages') return thread.say(response, body);
  if (resource !== 'runs') return refuse(response, 404, 'unknown_url');
  if (runId === '') return thread.run(response, body, ASSISTANT.id);
  if (action === 'cancel') return thread.cancel(response, runId);
  if (action === 'submit_tool_outputs') return thread.submit(response, runId, body);
  thread.show(response, runId);
}

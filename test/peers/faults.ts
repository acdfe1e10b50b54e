import { setImmediate as nextTick } from 'node:timers/promises';
import type { Behaviour, RecordedCall } from './recording-agent.ts';

const SSE_HEADERS = { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' };

/** The id of a JSON-RPC request, as JSON text. */
export const rpcIdOf = (call: RecordedCall): string => JSON.stringify(JSON.parse(call.body.toString()).id ?? null);

/** One result in the envelope of the call's id. @param result JSON text, put in as it is */
export const envelope = (call: RecordedCall, result: string): string =>
  `{"jsonrpc":"2.0","id":${rpcIdOf(call)},"result":${result}}`;

const task = (state: string) =>
  `{"id":"task-1","contextId":"context-1","status":{"state":"${state}","timestamp":"2026-01-01T00:00:00.000Z"}}`;
export const TASK_EVENT = `{"task":${task('TASK_STATE_WORKING')}}`;
export const DONE_EVENT =
  '{"statusUpdate":{"taskId":"task-1","contextId":"context-1","status":{"state":"TASK_STATE_COMPLETED"}}}';

/** Answers a JSON-RPC call with a result. @param result JSON text, sent byte for byte */
export const answers =
  (result: string): Behaviour =>
  (call, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(envelope(call, result));
  };

/** Answers with any status, type and body. */
export const answersRaw =
  (status: number, contentType: string, body: string): Behaviour =>
  (_call, response) => {
    response.writeHead(status, { 'content-type': contentType }).end(body);
  };

/**
 * Streams bytes in the pieces given, each in a write of its own, and ends properly.
 * @param pieces gets the call, since events carry its id
 */
export const streams =
  (pieces: (call: RecordedCall) => Iterable<Buffer | string>): Behaviour =>
  async (call, response) => {
    response.writeHead(200, SSE_HEADERS);
    for (const piece of pieces(call)) {
      response.write(piece);
      await nextTick();
    }
    response.end();
  };

/** What goes wrong at an agent, by name: each is a way a gateway must survive. */
export const faults = {
  'closes the connection in mid-stream': async (call, response) => {
    response.writeHead(200, SSE_HEADERS);
    await write(response, `data: ${envelope(call, TASK_EVENT)}\n\n`);
    response.destroy();
  },
  'sends half an event and ends': async (call, response) => {
    response.writeHead(200, SSE_HEADERS);
    await write(response, `data: ${envelope(call, TASK_EVENT)}\n\ndata: {"jsonrpc":"2.0","id":`);
    response.end();
  },
  'ends the stream before anything is finished': streams((call) => [`data: ${envelope(call, TASK_EVENT)}\n\n`]),
  'refuses with an HTML 413': answersRaw(413, 'text/html', '<!DOCTYPE html><pre>PayloadTooLargeError</pre>'),
  'fails with a 500': answersRaw(500, 'text/plain', 'Internal Server Error at /srv/agent/secret-path.js:12'),
  'answers 200 with HTML': answersRaw(200, 'text/html', '<html>login please</html>'),
  'answers 200 with broken JSON': answersRaw(200, 'application/json', '{"jsonrpc":"2.0","id":1,"result":{'),
  'hangs before the headers': () => undefined,
  'hangs between two events': async (call, response) => {
    response.writeHead(200, SSE_HEADERS);
    await write(response, `data: ${envelope(call, TASK_EVENT)}\n\n`);
  },
  'closes the connection before the headers': (_call, response) => {
    response.destroy();
  },
} as const satisfies Record<string, Behaviour>;

const write = (response: Parameters<Behaviour>[1], text: string): Promise<void> =>
  new Promise((resolve) => response.write(text, () => resolve()));

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Part {
  text?: string;
  raw?: string;
  filename?: string;
  mediaType?: string;
}

interface Rpc {
  id: unknown;
  method: string;
  params: { id?: string; message?: { contextId?: string; parts: Part[] } };
}

/** An agent that gives files back, thinks better of what it said, and waits until it is told not to. */
export interface BusyAgent {
  url: string;
  /** Of its card from now on. */
  version: string;
  close(): Promise<void>;
}

export async function startBusyAgent(): Promise<BusyAgent> {
  /** Who listens to each task that goes on. */
  const waiting = new Map<string, { contextId: string; listeners: ((result: object) => void)[] }>();
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    response.setHeader('content-type', 'application/json');
    if (request.method === 'GET') return void response.end(JSON.stringify(cardOf(agent)));
    const { id, method, params } = JSON.parse(await text(request)) as Rpc;
    const say = (result: object) => JSON.stringify({ jsonrpc: '2.0', id, result });
    const taskId = params.id ?? crypto.randomUUID();
    const known = waiting.get(taskId);
    if (method === 'CancelTask' && known) {
      const canceled = { id: taskId, contextId: known.contextId, status: { state: 'TASK_STATE_CANCELED' } };
      waiting.delete(taskId);
      for (const listener of known.listeners) listener(canceled);
      return void response.end(say(canceled));
    }
    const contextId = known?.contextId ?? params.message?.contextId ?? crypto.randomUUID();
    const status = (state: string) => ({
      statusUpdate: { taskId, contextId, status: { state: `TASK_STATE_${state}` } },
    });
    const artifact = (artifactId: string, part: Part) => ({
      artifactUpdate: { taskId, contextId, artifact: { artifactId, name: artifactId, parts: [part] } },
    });
    const send = openStream(response, say);
    const working = { task: { id: taskId, contextId, status: { state: 'TASK_STATE_WORKING' } } };
    send(working);
    const parts = params.message?.parts ?? [];
    const file = parts.find(({ raw }) => raw !== undefined);
    if (method === 'SubscribeToTask' || parts[0]?.text === 'wait') {
      const listeners = known?.listeners ?? [];
      listeners.push(() => {
        send(status('CANCELED'));
        response.end();
      });
      return void waiting.set(taskId, { contextId, listeners });
    }
    if (file) send(artifact('copy', { ...file, filename: `copy of ${file.filename}` }));
    else for (const words of ['first draft', 'second draft']) send(artifact('draft', { text: words }));
    send(status('COMPLETED'));
    response.end();
  };
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const agent: BusyAgent = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    version: '1.0.0',
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return agent;
}

function openStream(response: ServerResponse, say: (result: object) => string): (result: object) => void {
  response.setHeader('content-type', 'text/event-stream');
  return (result) => void response.write(`data: ${say(result)}\n\n`);
}

const cardOf = ({ url, version }: BusyAgent) => ({
  name: 'Busy',
  description: 'Copies files and waits',
  version,
  supportedInterfaces: [{ url, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain', 'application/octet-stream'],
  defaultOutputModes: ['text/plain'],
  skills: [
    { id: 'copy', name: 'Copy', description: 'Copies a file', tags: ['files'], examples: ['Copy this, please'] },
  ],
});

import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeServer, listen } from '../../peers/listen.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { all, connect03, connect10 } from '../../support/sdk-clients.ts';
import { type Json, parsed, readBytes } from '../support/fake-http.ts';

// LangGraph's own A2A face (agent platforms, section 2.9), as servers in Python have it: particular about keys, contexts and
// what a client accepts; its card names an address that is not the one to call, and a binding in lower case.

const API_KEY = 'lsv2-key';
const CARD = {
  name: 'research',
  description: 'A graph.',
  version: '1.0.0',
  url: 'http://10.0.0.7/a2a/inside',
  supportedInterfaces: [{ url: 'http://10.0.0.7/a2a/inside', protocolBinding: 'jsonrpc', protocolVersion: '1.0' }],
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [{ id: 'research', name: 'research', description: 'Finds out.', tags: ['langgraph'] }],
};
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function answer(request: IncomingMessage, response: ServerResponse, body: Json): unknown {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
  const { accept = '' } = request.headers;
  const json = (status: number, value: unknown): unknown => response.writeHead(status).end(JSON.stringify(value));
  if (request.headers['x-api-key'] !== API_KEY) return json(403, { detail: 'Missing authentication' });
  if (pathname === '/.well-known/agent-card.json' && searchParams.get('assistant_id') === 'research')
    return json(200, CARD);
  if (pathname !== '/a2a/research') return json(404, { detail: 'Not Found' });
  const isStream = body['method'] === 'SendStreamingMessage';
  if (!accept.includes(isStream ? 'text/event-stream' : 'application/json')) return json(400, { error: 'Accept' });
  const { message } = body['params'] as { message: { contextId?: string; parts: { text: string }[] } };
  const { contextId = randomUUID(), parts } = message;
  const told = (result: object): object => ({ jsonrpc: '2.0', id: body['id'], result });
  if (!UUID.test(contextId))
    return json(200, { jsonrpc: '2.0', id: body['id'], error: { code: -32602, message: 'contextId must be a UUID' } });
  const text = `You said: ${parts[0]?.text}`;
  const names = { taskId: `${contextId}:${randomUUID()}`, contextId };
  const said = { messageId: randomUUID(), role: 'ROLE_AGENT', parts: [{ kind: 'text', text }] };
  const task = { id: names.taskId, contextId, status: { state: 'TASK_STATE_COMPLETED' } };
  if (!isStream) return json(200, told({ task: { ...task, artifacts: [{ artifactId: 'a', parts: said.parts }] } }));
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const write = (result: object): unknown => response.write(`data: ${JSON.stringify(told(result))}\n\n`);
  write({ task: { ...task, status: { state: 'TASK_STATE_SUBMITTED' } } });
  write({ statusUpdate: { ...names, status: { state: 'TASK_STATE_WORKING', message: said } } });
  write({ statusUpdate: { ...names, status: { state: 'TASK_STATE_COMPLETED', message: said } } });
  return response.end();
}

describe('an assistant that is called by A2A', () => {
  let server: Server;
  let gateway: TestGateway;
  beforeAll(async () => {
    server = createServer((request, response) => {
      readBytes(request).then(
        (bytes) => answer(request, response, parsed(bytes)),
        () => response.destroy(),
      );
    });
    const [url, started] = await Promise.all([listen(server), startGateway()]);
    gateway = started;
    const litellm_params = {
      custom_llm_provider: 'langgraph',
      assistant_id: 'research',
      api_key: API_KEY,
      protocol: 'a2a',
    };
    await gateway.register({ agent_name: 'native', url, litellm_params });
  });
  afterAll(async () => {
    await gateway?.close();
    await closeServer(server);
  });

  it.each([
    ['1.0', connect10],
    ['0.3', connect03],
  ] as const)('answers and streams to clients of %s, at the address that was registered', async (_version, connect) => {
    const client = await connect({ base: `${gateway.url}/a2a/native/`, binding: 'JSONRPC', key: gateway.adminKey });
    const first = await client.send('one');
    expect(first).toMatchObject({ kind: 'task', state: 'completed', text: 'You said: one' });
    const contextId = first.contextId ?? '';
    expect(await client.send('two', { contextId })).toMatchObject({ contextId, text: 'You said: two' });
    expect((await all(client.stream('three'))).at(-1)).toMatchObject({ state: 'completed', text: 'You said: three' });
  });

  it('shows its own card, with the gateway in the place of every address', async () => {
    const response = await fetch(`${gateway.url}/a2a/native/.well-known/agent-card.json`, {
      headers: { authorization: `Bearer ${gateway.adminKey}` },
    });
    const card = await response.text();
    expect(JSON.parse(card)).toMatchObject({ name: 'research', skills: CARD.skills });
    expect(card).not.toContain('10.0.0.7');
  });
});

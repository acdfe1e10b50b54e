import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { createCors } from './cors.ts';

const PAGE = 'https://chat.example.com';

/** What a page of an origin is answered. */
async function answered(origins: string[], { method = 'POST', headers = {} }: { method?: string; headers?: object }) {
  const cors = createCors(origins);
  const server = createServer((request, response) => {
    if (!cors(request, response)) response.writeHead(200, ['x-litellm-call-id', 'c']).end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}/v1/models`, { method, headers: { ...headers } });
  server.close();
  return response;
}

it('pages of the origins that may call read the headers that tell of the call', async () => {
  const { headers } = await answered([PAGE], { headers: { origin: PAGE } });
  expect(headers.get('access-control-allow-origin')).toBe(PAGE);
  expect(headers.get('vary')).toBe('origin');
  expect(headers.get('x-litellm-call-id')).toBe('c');
  const exposed = headers.get('access-control-expose-headers')?.split(', ');
  expect(exposed).toEqual(expect.arrayContaining(['x-litellm-trace-id', 'x-litellm-response-cost', 'retry-after']));
  expect(headers.get('access-control-allow-credentials')).toBeNull();
});

it('a browser’s question in advance is answered, with the headers that it asks for', async () => {
  const asks = {
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization, traceparent',
  };
  const preflight = await answered(['*'], { method: 'OPTIONS', headers: { origin: PAGE, ...asks } });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization, traceparent');
});

it.each([
  ['another origin', [PAGE], 'https://evil.example'],
  ['any origin, where none may', [], PAGE],
])('%s is told nothing', async (_, origins, origin) => {
  const { status, headers } = await answered(origins, { headers: { origin } });
  expect([status, headers.get('access-control-allow-origin')]).toEqual([200, null]);
});

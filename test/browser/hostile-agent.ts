import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What attacks whoever shows it as anything but text: markup, markdown, an order of writing, and a picture of elsewhere. */
export const HOSTILE = [
  '<img src=x onerror="document.title=\'owned\'">',
  '<script>document.title="owned"</script>',
  '![tracker](https://elsewhere.example/pixel.png)',
  '[click](javascript:document.title="owned")',
  '\u202Eevil\u202C 👩‍👩‍👧‍👦',
].join(' ');

/** As long as nobody would write it, and without a place to break it. */
export const ENDLESS = `long-${'x'.repeat(10_000)}`;

/** An agent whose card and answers are made of that. */
export async function startHostileAgent(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request, response, url).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    url,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
  response.setHeader('content-type', 'application/json');
  if (request.method === 'GET') return void response.end(JSON.stringify(cardAt(url)));
  const { id, method } = JSON.parse(await text(request)) as { id: unknown; method: string };
  const message = { messageId: 'hostile-1', role: 'ROLE_AGENT', parts: [{ text: `${HOSTILE} ${ENDLESS}` }] };
  const said = JSON.stringify({ jsonrpc: '2.0', id, result: { message } });
  if (method !== 'SendStreamingMessage') return void response.end(said);
  response.setHeader('content-type', 'text/event-stream');
  response.end(`data: ${said}\n\n`);
}

const cardAt = (url: string) => ({
  name: `${HOSTILE} ${ENDLESS}`,
  description: `${HOSTILE} ${ENDLESS}`,
  version: HOSTILE,
  provider: { organization: HOSTILE, url: 'javascript:document.title="owned"' },
  documentationUrl: 'javascript:document.title="owned"',
  iconUrl: 'https://elsewhere.example/icon.png',
  supportedInterfaces: [{ url, protocolBinding: 'JSONRPC', protocolVersion: '1.0' }],
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain'],
  defaultOutputModes: ['text/plain'],
  skills: [{ id: 'hostile', name: HOSTILE, description: ENDLESS, tags: [HOSTILE], examples: [HOSTILE] }],
});

import { createServer, type Server } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { sendJson } from './agent-server.ts';

/** Where the demo's traces and notifications go: each path answers always the same. */
const ANSWERS: Readonly<Record<string, { status: number; body?: object }>> = {
  '/api/public/health': { status: 200, body: { status: 'OK', version: '4.16.0' } },
  '/api/public/projects': {
    status: 200,
    body: { data: [{ id: 'fernholt', name: 'Fernholt agents', organization: { id: 'fernholt', name: 'Fernholt' } }] },
  },
  '/api/public/otel/v1/traces': { status: 200, body: {} },
  '/collector/v1/traces': { status: 503 },
  '/hooks/erp': { status: 204 },
  '/hooks/former': { status: 410 },
};

/** A Langfuse that takes everything, a collector that is down, and two receivers of push notifications, one of them gone. */
export const createReceivers = (): Server =>
  createServer((request, response) => {
    const { status, body } = ANSWERS[request.url ?? ''] ?? { status: 404 };
    buffer(request).then(
      () => (body ? sendJson(response, body) : response.writeHead(status).end()),
      () => response.destroy(),
    );
  });

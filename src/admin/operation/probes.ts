import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AdminDependencies } from '../dependencies.ts';

type Parts = Pick<AdminDependencies, 'lifecycle' | 'store'>;

const ALIVE = "I'm alive!";

export interface Liveness {
  status: 200 | 503;
  body: typeof ALIVE | { status: 'shutting_down' };
}

interface Readiness {
  status: 200 | 503;
  body: {
    status: 'healthy' | 'unhealthy' | 'starting' | 'shutting_down';
    db: 'connected' | 'disconnected';
    store: 'sqlite' | 'postgres';
  };
}

type Probe = (parts: Parts) => Liveness | Promise<Readiness>;

/** Whether the process runs: asks nothing and nobody. */
export const liveness = ({ lifecycle }: Parts): Liveness =>
  lifecycle.state === 'stopping' ? { status: 503, body: { status: 'shutting_down' } } : { status: 200, body: ALIVE };

/** Whether calls can be served: started, not stopping, database there. */
export async function readiness({ lifecycle, store }: Parts): Promise<Readiness> {
  const isConnected = await store.ping().then(
    () => true,
    () => false,
  );
  const status = statusOf(lifecycle.state, isConnected);
  return {
    status: status === 'healthy' ? 200 : 503,
    body: { status, db: isConnected ? 'connected' : 'disconnected', store: store.kind },
  };
}

function statusOf(state: Parts['lifecycle']['state'], isConnected: boolean): Readiness['body']['status'] {
  if (state === 'stopping') return 'shutting_down';
  if (state === 'starting') return 'starting';
  return isConnected ? 'healthy' : 'unhealthy';
}

/** LiteLLM has liveness under both names. */
const PROBES: ReadonlyMap<string, Probe> = new Map<string, Probe>([
  ['/health/liveliness', liveness],
  ['/health/liveness', liveness],
  ['/health/readiness', readiness],
]);

/** The probe that a request asks for, if it asks for one. */
export function probeOf({ method, url = '' }: IncomingMessage): Probe | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const [path = ''] = url.split('?', 1);
  return PROBES.get(path);
}

/** Answers what the declared route would answer, byte by byte, without the framework it needs. */
export async function answerProbe(
  probe: Probe,
  parts: Parts,
  { method }: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const { status, body } = await probe(parts);
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'x-request-id': requestId,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(method === 'HEAD' ? undefined : text);
}

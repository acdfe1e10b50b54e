import type { Socket } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import type { Outbound, OutboundRequest, OutboundResponse, Timeouts } from './contract.ts';
import { type Delivery, deliveryOf } from './delivery.ts';
import { createOutbound, type OutboundOptions } from './outbound.ts';
import { type Listener, startHttp, startTcp, type TestServer } from './servers.fixtures.ts';

export const silent = pino({ level: 'silent' });

export const testOutbound = (options: Partial<OutboundOptions> = {}): Outbound =>
  createOutbound({ log: silent, ...options });

const PATIENT: Timeouts = { connectMs: 5_000, firstByteMs: 5_000, idleMs: 5_000, totalMs: 0 };

/** Changes to a request: these limits, and otherwise patience. */
export const within = (limits: Partial<Timeouts>): Partial<OutboundRequest> => ({
  timeouts: { ...PATIENT, ...limits },
});

/** A request to a test server; what a test is about stands in `changes`. */
export const requestTo = (url: URL | string, changes: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'POST',
  url: new URL(url),
  network: 'loopback',
  headers: {},
  timeouts: PATIENT,
  ...changes,
});

export interface World {
  /** Starts a server and gives its address. */
  http(listener: Listener): Promise<URL>;
  tcp(onConnection: (socket: Socket) => void): Promise<URL>;
  send(url: URL, changes?: Partial<OutboundRequest>): Promise<OutboundResponse>;
  /** Sends, and reads the whole answer. */
  read(url: URL, changes?: Partial<OutboundRequest>, maxBytes?: number): Promise<Buffer>;
  /** Goes on with other options. */
  use(options: Partial<OutboundOptions>): void;
  close(): Promise<void>;
}

/** Outbound under test and the servers it calls, new for each test, gone afterwards. */
export function useWorld(): World {
  let outbound: Outbound;
  const servers: TestServer[] = [];
  const started = (server: TestServer): URL => {
    servers.push(server);
    return server.url;
  };
  const send: World['send'] = (url, changes) => outbound.send(requestTo(url, changes));

  beforeEach(() => {
    outbound = testOutbound();
  });
  afterEach(async () => {
    await outbound.close();
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return {
    http: async (listener) => started(await startHttp(listener)),
    tcp: async (onConnection) => started(await startTcp(onConnection)),
    send,
    read: async (url, changes, maxBytes = 1_000_000) => (await send(url, changes)).body.buffer(maxBytes),
    use(options) {
      outbound = testOutbound(options);
    },
    close: () => outbound.close(),
  };
}

/** The error of a promise that must fail. */
export async function failure(promise: Promise<unknown>): Promise<SwitchboardError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof SwitchboardError) return error;
  throw new Error(`expected a SwitchboardError, got ${String(error)}`);
}

export async function failureAndDelivery(promise: Promise<unknown>): Promise<{ code: string; delivered: Delivery }> {
  const error = await failure(promise);
  return { code: error.code, delivered: deliveryOf(error) };
}

import { pino } from 'pino';
import type { OutboundRequest, Timeouts } from './contract.ts';
import { createOutbound, type OutboundOptions } from './outbound.ts';

export const silent = pino({ level: 'silent' });

export const patient: Timeouts = { connectMs: 5_000, firstByteMs: 5_000, idleMs: 5_000, totalMs: 0 };

export const testOutbound = (options: Partial<OutboundOptions> = {}) => createOutbound({ log: silent, ...options });

/** A request to a test server; what a test is about stands in `changes`. */
export const requestTo = (url: URL | string, changes: Partial<OutboundRequest> = {}): OutboundRequest => ({
  method: 'POST',
  url: new URL(url),
  network: 'loopback',
  headers: {},
  timeouts: patient,
  ...changes,
});

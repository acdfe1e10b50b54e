import type { Logger } from 'pino';
import type { Outbound } from './contract.ts';
import type { Lookup } from './guard.ts';

export interface OutboundOptions {
  log: Logger;
  /** CIDRs or addresses that callers' own addresses (webhooks) may lie in besides public ones. */
  allowedRanges?: string[];
  /** How names are resolved; the operating system's way by default. */
  lookup?: Lookup;
}

export function createOutbound(_options: OutboundOptions): Outbound {
  throw new Error('in the making');
}

import { LRUCache } from 'lru-cache';
import Pool from 'undici/lib/dispatcher/pool.js';
import { createConnector } from './connector.ts';
import type { OutboundRequest } from './contract.ts';
import type { Guard } from './guard.ts';

/** Origins whose connections are kept; the one unused longest is dropped first, when its open exchanges have ended. */
const MAX_POOLS = 512;
const MAX_HEADER_BYTES = 32 * 1024;

export interface Pools {
  of(request: OutboundRequest): Pool;
  /** Destroys every connection, those of dropped pools too. */
  close(): Promise<void>;
}

/**
 * Connections are shared only between requests that may reach the same addresses and wait equally long for them:
 * otherwise a socket opened under one rule would serve a request under another.
 */
export function createPools(guard: Guard, maxPools = MAX_POOLS): Pools {
  const closing = new Set<Pool>();
  const pools = new LRUCache<string, Pool>({
    max: maxPools,
    dispose: (pool) => {
      closing.add(pool);
      void pool.close().finally(() => closing.delete(pool));
    },
  });

  const open = ({ url, network, callerChosen = false, metadataService, identity, timeouts }: OutboundRequest): Pool =>
    new Pool(url.origin, {
      connect: createConnector({
        guard,
        scope: { network, callerChosen, ...(metadataService && { metadataService }) },
        connectMs: timeouts.connectMs,
        certificate: identity?.certificate,
      }),
      // As many as there are open exchanges: one waiting behind another would be counted against its own deadlines.
      connections: null,
      pipelining: 1,
      maxHeaderSize: MAX_HEADER_BYTES,
      // The exchange keeps the time.
      headersTimeout: 0,
      bodyTimeout: 0,
    });

  return {
    of(request) {
      const key = poolKey(request);
      const known = pools.get(key);
      if (known) return known;
      const pool = open(request);
      pools.set(key, pool);
      return pool;
    },
    async close() {
      const all = [...pools.values(), ...closing];
      await Promise.all(all.map((pool) => pool.destroy()));
    },
  };
}

function poolKey({ network, callerChosen, metadataService, identity, timeouts, url }: OutboundRequest): string {
  const reach = callerChosen ? '+' : metadataService ? '!' : ' ';
  return `${network}${reach}${timeouts.connectMs} ${url.origin} ${identity?.certificate?.id ?? ''}`;
}

import { JSONRPC_PATH, REST_PATH } from '../peers/express-agent.ts';
import type { TestGateway } from './gateway.ts';

/** Something that speaks A2A, and what it takes to talk to it: an agent itself, or an agent behind the gateway. */
export interface Target {
  /** JSON-RPC is posted here. */
  rpcUrl: string;
  /** Paths of HTTP+JSON stand below this. */
  restUrl: string;
  cardUrl: string;
  /** Sent with every call. */
  headers: Record<string, string>;
}

/** A peer that serves the SDKs' usual paths. */
export const peerTarget = (origin: string): Target => ({
  rpcUrl: origin + JSONRPC_PATH,
  restUrl: origin + REST_PATH,
  cardUrl: `${origin}/.well-known/agent-card.json`,
  headers: {},
});

/** An agent that serves everything at its base address. */
export const plainTarget = (base: string): Target => ({
  rpcUrl: base,
  restUrl: base,
  cardUrl: `${base}/.well-known/agent-card.json`,
  headers: {},
});

/** An agent behind the gateway, called with a key (the admin's unless another is given). */
export function gatewayTarget(gateway: TestGateway, agent: string, key = gateway.adminKey): Target {
  const base = `${gateway.url}/a2a/${agent}`;
  return {
    rpcUrl: base,
    restUrl: base,
    cardUrl: `${base}/.well-known/agent-card.json`,
    headers: { authorization: `Bearer ${key}` },
  };
}

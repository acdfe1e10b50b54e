import { decide, keyNeeded, notFound, type Principal } from '../../access/index.ts';
import type { Agent, AgentDirectory } from '../../agents/index.ts';
import type { WireAnswer } from '../../gateway/index.ts';
import { readVersion, VERSION_HEADER } from '../../protocol/index.ts';
import type { Exchange } from '../exchange.ts';
import type { CallFacts } from './call-facts.ts';
import type { A2aFrontParts } from './parts.ts';

/** How long a card may be kept by caches, seconds; the ETag makes asking again cheap. */
const MAX_AGE_SECONDS = 300;

/**
 * Answers a request for an agent's card (A2A 1.0, section 8.6).
 *
 * @throws SwitchboardError AGENT_NOT_FOUND, UNAUTHENTICATED, VERSION_NOT_SUPPORTED
 */
export function cardAnswer(
  exchange: Exchange,
  principal: Principal,
  agentRef: string,
  facts: CallFacts,
  parts: A2aFrontParts,
): WireAnswer {
  const agent = visibleAgent(agentRef, principal, parts.agents);
  const version = readVersion(exchange.header(VERSION_HEADER), facts.queryVersion);
  const card = parts.serveCard(agent, { baseUrl: facts.invocation.baseUrl, version });
  const headers: Record<string, string> = {
    etag: card.etag,
    'cache-control': `${agent.cardAuth === 'public' ? 'public' : 'private'}, max-age=${MAX_AGE_SECONDS}`,
    vary: 'A2A-Version, Authorization',
  };
  const fresh = matches(exchange.header('if-none-match'), card.etag);
  return { status: fresh ? 304 : 200, contentType: 'application/json', headers, body: card.body };
}

/** An agent that has shown no card yet has none to show to anybody. */
function visibleAgent(agentRef: string, principal: Principal, agents: AgentDirectory): Agent {
  const agent = agents.find(agentRef);
  if (agent?.upstreamCard && decide(principal, 'agent.card', agent).allowed) return agent;
  throw principal.kind === 'anonymous' ? keyNeeded() : notFound('card', agentRef);
}

/** RFC 9110, section 13.1.2: weak comparison, `*`, and lists. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}

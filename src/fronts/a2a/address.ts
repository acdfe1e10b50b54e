/** Where a request under the A2A routes points to. */
export interface A2aAddress {
  /** The agent's id or name as written; null for the origin's root, where the default agent's card stands. */
  agentRef: string | null;
  /** What follows the agent's base URL: empty, or a path that begins with a slash. */
  path: string;
  /** Empty, or `?` and the query. */
  search: string;
}

const AGENT_PATH = /^(?:\/v1)?\/a2a\/([^/]+)(\/.*)?$/;
const ROOT_CARD = /^\/\.well-known\/agent(?:-card)?\.json$/;

/** LiteLLM's management call lives under the same prefix. */
const DISCOVER = '/v1/a2a/discover';

/**
 * Reads the address of an A2A request: `/a2a/{agent}…`, its alias `/v1/a2a/{agent}…`, or the card at the origin's root.
 *
 * @returns undefined for everything that is not the A2A front's
 */
export function readAddress(url: string): A2aAddress | undefined {
  const queryAt = url.indexOf('?');
  const pathname = queryAt === -1 ? url : url.slice(0, queryAt);
  const search = queryAt === -1 ? '' : url.slice(queryAt);
  if (ROOT_CARD.test(pathname)) return { agentRef: null, path: pathname, search };
  if (pathname === DISCOVER) return undefined;
  const match = AGENT_PATH.exec(pathname);
  return match?.[1] === undefined ? undefined : { agentRef: decoded(match[1]), path: match[2] ?? '', search };
}

/** A broken percent-encoding names no agent, so it may stay as it is. */
function decoded(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

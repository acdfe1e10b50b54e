import type { Binding, ParsedCard, Version } from '../protocol/index.ts';
import type { AgentInterface } from './agent.ts';

export interface CallingRules {
  /** The registered address. */
  url: string;
  /** Call the card's addresses as they are. */
  trustCardUrls: boolean;
}

/**
 * Where an agent is called. The registered address decides, because cards often name an address that only their author
 * can reach (localhost, 0.0.0.0, an internal name), and because a card must not send calls elsewhere (security promise 3):
 *
 * - an interface at or below the registered address is called as the card states it;
 * - with a bare origin registered, a card that names another origin gives only the path;
 * - otherwise JSON-RPC is called at the registered address itself, and other bindings are left out.
 *
 * Bindings and versions that the gateway does not speak are left out (A2A wire notes, 2.6).
 */
export function interfacesToCall(card: Pick<ParsedCard, 'interfaces'>, rules: CallingRules): AgentInterface[] {
  const found = new Map<string, AgentInterface>();
  for (const offered of card.interfaces) {
    const { binding, version, tenant } = offered;
    if (!isBinding(binding) || !isVersion(version)) continue;
    const url = rules.trustCardUrls ? webUrl(offered.url)?.href : addressFor(offered.url, binding, rules.url);
    const key = `${version} ${binding} ${url} ${tenant ?? ''}`;
    if (url === undefined || found.has(key)) continue;
    // Paths are appended to a REST address; a JSON-RPC address is the whole address, slash and all.
    const address = binding === 'HTTP+JSON' ? withoutSlash(url) : url;
    found.set(key, { url: address, binding, version, ...(tenant ? { tenant } : {}) });
  }
  return [...found.values()];
}

function addressFor(offered: string, binding: Binding, registered: string): string | undefined {
  const base = new URL(registered);
  const card = webUrl(offered);
  if (card && isBelow(card, base)) return card.href;
  if (card && card.origin !== base.origin && isBareOrigin(base)) return new URL(card.pathname + card.search, base).href;
  return binding === 'JSONRPC' ? registered : undefined;
}

/** Same origin, and the same path or one below it: `/a` covers `/a` and `/a/b`, not `/ab`. */
function isBelow(url: URL, base: URL): boolean {
  if (url.origin !== base.origin || url.username !== '' || url.password !== '') return false;
  const prefix = withoutSlash(base.pathname);
  return url.pathname === prefix || url.pathname.startsWith(`${prefix}/`);
}

const isBareOrigin = (url: URL): boolean => url.pathname === '/' && url.search === '';

function webUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url : undefined;
}

export const withoutSlash = (text: string): string => (text.endsWith('/') ? text.slice(0, -1) : text);

const isBinding = (binding: string): binding is Binding => binding === 'JSONRPC' || binding === 'HTTP+JSON';
const isVersion = (version: string): version is Version => version === '0.3' || version === '1.0';

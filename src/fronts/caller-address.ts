import type { IncomingMessage } from 'node:http';
import { isWithin, networksOf } from './networks.ts';

/** What the gateway knows of the way a request came: only proxies it trusts may speak for others. */
export interface CallerAddress {
  /** The caller's address, past every trusted proxy; null when the socket is already gone. */
  client(request: IncomingMessage): string | null;
  /** The origin and path prefix under which the caller reaches the gateway, without a trailing slash. */
  baseUrl(request: IncomingMessage): string;
}

/** Host names and addresses with a port, and nothing that could smuggle a path or credentials into a card. */
const HOST = /^[A-Za-z0-9.-]{1,253}(?::\d{1,5})?$|^\[[0-9A-Fa-f:.]{2,45}\](?::\d{1,5})?$/;

/**
 * @param publicUrl the address that operators configured; wins over everything a request says
 * @param trustedProxies addresses and ranges whose `X-Forwarded-*` headers are believed
 */
export function createCallerAddress(publicUrl: URL | null, trustedProxies: string[]): CallerAddress {
  const networks = networksOf(trustedProxies);
  const fixed = publicUrl === null ? null : publicUrl.href.replace(/\/+$/, '');

  return {
    client(request) {
      const peer = request.socket.remoteAddress ?? null;
      if (peer === null || !isWithin(peer, networks)) return peer;
      const hops = list(request.headers['x-forwarded-for']);
      return hops.findLast((hop) => !isWithin(hop, networks)) ?? peer;
    },
    baseUrl(request) {
      if (fixed !== null) return fixed;
      const trusted = isWithin(request.socket.remoteAddress ?? '', networks);
      const forwarded = (name: string) => (trusted ? list(request.headers[name])[0] : undefined);
      const protocol = forwarded('x-forwarded-proto') === 'https' ? 'https' : 'http';
      const host = [forwarded('x-forwarded-host'), request.headers.host].find((name) => name && HOST.test(name));
      return `${protocol}://${host ?? `localhost:${request.socket.localPort}`}`;
    },
  };
}

const list = (header: string | string[] | undefined): string[] =>
  (Array.isArray(header) ? header.join(',') : (header ?? ''))
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

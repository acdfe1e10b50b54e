import type { IncomingHttpHeaders } from 'node:http';
import { SwitchboardError } from '../../protocol/index.ts';

/** What the admin UI sends with every request. A form cannot send it, nor another site's script without being asked first. */
const HEADER = 'x-switchboard-ui';

export const comesFromUi = (headers: IncomingHttpHeaders): boolean => headers[HEADER] !== undefined;

/**
 * Refuses what another site made a browser send with the session's cookie. Scheme and port of a proxy in front need not be
 * known to the gateway; the host has to be.
 *
 * @throws SwitchboardError PERMISSION_DENIED
 */
export function requireSameOrigin(method: string, headers: IncomingHttpHeaders, baseUrl: string): void {
  const { origin } = headers;
  if (origin === undefined && (method === 'GET' || method === 'HEAD')) return;
  if (origin !== undefined && URL.canParse(origin) && new URL(origin).host === new URL(baseUrl).host) return;
  throw new SwitchboardError(
    'PERMISSION_DENIED',
    `Signed-in requests must come from this gateway's own pages (${new URL(baseUrl).origin}). ` +
      'Behind a proxy, set PROXY_BASE_URL to the address that browsers see.',
  );
}

/** Its value is a session's token. */
const SESSION = 'switchboard_session';
/** Its value is what a browser keeps while somebody is at the identity provider. */
const TICKET = 'switchboard_sso';

/** @param header the request's `cookie` header @returns the token, if there is one */
export const readSessionCookie = (header: string | undefined): string | undefined => readCookie(SESSION, header);

export const readTicketCookie = (header: string | undefined): string | undefined => readCookie(TICKET, header);

function readCookie(wanted: string, header: string | undefined): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [name = '', value = ''] = pair.trim().split('=', 2);
    if (name === wanted && value !== '') return value;
  }
  return undefined;
}

/** @param maxAgeSeconds 0 ends it */
export const sessionCookie = (token: string, baseUrl: string, maxAgeSeconds: number): string =>
  cookie(SESSION, token, baseUrl, maxAgeSeconds);

export const ticketCookie = (ticket: string, baseUrl: string, maxAgeSeconds: number): string =>
  cookie(TICKET, ticket, baseUrl, maxAgeSeconds);

/**
 * A cookie that no script reads and that other sites' requests do not carry.
 *
 * @param baseUrl where the gateway is reached: the cookie goes there alone, and over TLS alone when that is TLS
 */
function cookie(name: string, value: string, baseUrl: string, maxAgeSeconds: number): string {
  const { protocol, pathname } = new URL(baseUrl);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${name}=${value}; Path=${pathname}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

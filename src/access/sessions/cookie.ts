/** The cookie's name: its value is a session's token. */
const NAME = 'switchboard_session';

/** @param header the request's `cookie` header @returns the token, if there is one */
export function readSessionCookie(header: string | undefined): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const [name = '', value = ''] = pair.trim().split('=', 2);
    if (name === NAME && value !== '') return value;
  }
  return undefined;
}

/**
 * A cookie that no script reads and that other sites' requests do not carry.
 *
 * @param baseUrl where the gateway is reached: the cookie goes there alone, and over TLS alone when that is TLS
 * @param maxAgeSeconds 0 ends it
 */
export function sessionCookie(token: string, baseUrl: string, maxAgeSeconds: number): string {
  const { protocol, pathname } = new URL(baseUrl);
  const secure = protocol === 'https:' ? '; Secure' : '';
  return `${NAME}=${token}; Path=${pathname}; Max-Age=${maxAgeSeconds}; HttpOnly; SameSite=Lax${secure}`;
}

import type { CustomFetch } from 'openid-client';
import type { NetworkClass, Outbound } from '../../outbound/index.ts';

const MAX_BYTES = 1024 * 1024;
const TIMEOUTS = { connectMs: 5_000, firstByteMs: 10_000, idleMs: 10_000, totalMs: 15_000 };

/**
 * Asks an identity provider through the guarded connection: all that its metadata names lies in the network of the issuer
 * itself, and redirects are answers.
 */
export const createGuardedFetch =
  (outbound: Pick<Outbound, 'send'>, network: NetworkClass): CustomFetch =>
  async (url, { method, headers, body }) => {
    const response = await outbound.send({
      method: method === 'POST' ? 'POST' : 'GET',
      url: new URL(url),
      network,
      headers,
      timeouts: TIMEOUTS,
      ...(body !== undefined && body !== null && { body: Buffer.from(textOf(body)) }),
    });
    const bytes = await response.body.buffer(MAX_BYTES);
    return new Response(bytes.length > 0 ? new Uint8Array(bytes) : null, {
      status: response.status,
      headers: response.headers,
    });
  };

/** Token requests are forms. */
function textOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('Only forms and texts are sent to an identity provider.');
}

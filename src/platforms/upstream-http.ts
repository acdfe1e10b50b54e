import type { Outbound } from '../outbound/index.ts';
import { stringifyJson } from '../protocol/index.ts';
import type { UpstreamHttp, UpstreamTarget } from './adapter.ts';

/**
 * Calls of one deployment: what an adapter asks goes to the deployment's own origin, in its network and with its headers.
 *
 * @param signal ends every call
 */
export function createUpstreamHttp(
  outbound: Pick<Outbound, 'send'>,
  target: UpstreamTarget,
  signal: AbortSignal,
): UpstreamHttp {
  const { url: base, network, identity, timeouts, log } = target;
  return {
    send({ method, url, headers, body }) {
      if (url.origin !== base.origin) throw new Error('An adapter may call nothing but the origin of its deployment.');
      const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(stringifyJson(body));
      return outbound.send({
        method,
        url,
        network,
        identity,
        timeouts,
        signal,
        log,
        headers: { ...(bytes && { 'content-type': 'application/json' }), ...target.headers, ...headers },
        ...(bytes && { body: bytes }),
      });
    },
  };
}

import type { Outbound } from '../../outbound/index.ts';
import { isStreaming } from '../../protocol/index.ts';
import type { Platform, PlatformRequest, Reply } from '../platform.ts';
import { askOwn } from './ask.ts';
import { chooseRoute } from './route.ts';
import { askStream, streamOf } from './stream.ts';
import { subscribeAcross } from './subscribe.ts';
import { askOnce } from './unary.ts';

/**
 * The platform of agents that speak A2A themselves: a relay. What is on the caller's own wire passes as bytes, everything
 * else is asked in the agent's dialect; answers are handed on in it.
 */
export function createA2aPlatform({ outbound }: { outbound: Outbound }): Platform {
  return {
    run(request) {
      const { operation, version } = request;
      if (isStreaming(operation)) return askEvents(outbound, request);
      // An async function would cost every call a promise more.
      try {
        return askOnce(outbound, askOwn(request, chooseRoute(request)), version);
      } catch (error) {
        return Promise.reject(error);
      }
    },
  };
}

async function askEvents(outbound: Outbound, request: PlatformRequest): Promise<Reply> {
  const route = chooseRoute(request);
  const across = request.operation === 'subscribe' && route.target.version !== request.version;
  const reply = across
    ? await subscribeAcross(outbound, request, route)
    : await askStream(outbound, askOwn(request, route), request);
  return asExpected(reply, request);
}

/**
 * JSON-RPC clients of 0.3 take nothing but a stream for an answer to a streaming call: agents of 0.3 stream even their
 * refusals, those of 1.0 do not (A2A wire notes, 2.5). What an agent of 0.3 answered itself passes as it is.
 */
function asExpected(reply: Reply, { version, binding }: PlatformRequest): Reply {
  const isRefusal = reply.kind === 'unary' && reply.content.kind === 'error';
  if (!isRefusal || version !== '0.3' || binding !== 'JSONRPC') return reply;
  return { ...streamOf(reply.via, [reply.content]), refusal: reply.content.sighting.errorCode };
}

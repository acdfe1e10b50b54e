import type { Outbound } from '../../outbound/index.ts';
import { isStreaming } from '../../protocol/index.ts';
import type { Platform } from '../platform.ts';
import { askOwn } from './ask.ts';
import { chooseRoute } from './route.ts';
import { askStream } from './stream.ts';
import { subscribeAcross } from './subscribe.ts';
import { askOnce } from './unary.ts';

/**
 * The platform of agents that speak A2A themselves: a relay. What is on the caller's own wire passes as bytes, everything
 * else is asked in the agent's dialect; answers are handed on in it.
 */
export function createA2aPlatform({ outbound }: { outbound: Outbound }): Platform {
  return {
    async run(request) {
      const { operation, version } = request;
      const route = chooseRoute(request);
      if (operation === 'subscribe' && route.target.version !== version) {
        return subscribeAcross(outbound, request, route);
      }
      const ask = askOwn(request, route);
      return isStreaming(operation) ? askStream(outbound, ask, request) : askOnce(outbound, ask, version);
    },
  };
}

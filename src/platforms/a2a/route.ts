import { type Dialect, dialectOf, methodOf, SwitchboardError } from '../../protocol/index.ts';
import type { PlatformRequest, UpstreamInterface } from '../platform.ts';

/** Which of an agent's interfaces serves a call, and what lies between it and the caller. */
export interface Route {
  target: UpstreamInterface;
  /** The caller's dialect. */
  from: Dialect;
  /** The agent's dialect. */
  to: Dialect;
  /** Version and binding are the caller's own: what the agent answers passes as bytes. */
  sameWire: boolean;
}

/**
 * Chooses the interface nearest to the caller's wire: same version and binding, then same version, then translation,
 * where JSON-RPC is preferred. Among equals the card's order decides (A2A 1.0, section 8.3.1).
 *
 * @throws SwitchboardError UNSUPPORTED_OPERATION when no interface knows the operation: 0.3 agents cannot list tasks
 */
export function chooseRoute({ upstream, operation, version, binding }: PlatformRequest): Route {
  const distance = (candidate: UpstreamInterface): number => {
    if (candidate.version === version) return candidate.binding === binding ? 0 : 1;
    return candidate.binding === 'JSONRPC' ? 2 : 3;
  };
  const able = upstream.interfaces.filter((candidate) => methodOf(operation, candidate.version) !== undefined);
  const [target] = able.sort((one, other) => distance(one) - distance(other));
  if (!target) {
    throw new SwitchboardError(
      'UNSUPPORTED_OPERATION',
      'This agent speaks A2A 0.3, which cannot list tasks. Get each task by its id instead.',
    );
  }
  return {
    target,
    from: dialectOf(version, binding),
    to: dialectOf(target.version, target.binding),
    sameWire: distance(target) === 0,
  };
}

import {
  type Binding,
  type Dialect,
  dialectOf,
  methodOf,
  SwitchboardError,
  type Version,
} from '../../protocol/index.ts';
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
  let target: UpstreamInterface | undefined;
  let nearest = Number.POSITIVE_INFINITY;
  for (const candidate of upstream.interfaces) {
    const away = distance(candidate, version, binding);
    if (away >= nearest || methodOf(operation, candidate.version) === undefined) continue;
    target = candidate;
    nearest = away;
  }
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
    sameWire: nearest === SAME_WIRE,
  };
}

const SAME_WIRE = 0;

function distance(candidate: UpstreamInterface, version: Version, binding: Binding): number {
  if (candidate.version === version) return candidate.binding === binding ? SAME_WIRE : 1;
  return candidate.binding === 'JSONRPC' ? 2 : 3;
}

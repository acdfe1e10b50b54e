import type { Agent } from '../agents/index.ts';
import type { Reply } from '../platforms/index.ts';
import type { Course } from './course.ts';
import type { GatewayParts } from './parts.ts';
import { upstreamHeaders } from './upstream-headers.ts';

/**
 * Asks the agent.
 *
 * @throws SwitchboardError when it cannot be reached or does not answer in its platform's protocol
 */
export async function run(course: Course, agent: Agent, parts: GatewayParts): Promise<Reply> {
  const { operation, version, binding, message, signal, principal, credential, headers } = course.invocation;
  const askedAt = parts.monotonic();
  const reply = await parts.platforms[agent.platform].run({
    operation,
    version,
    binding,
    message,
    signal,
    upstream: {
      interfaces: agent.interfaces,
      network: agent.network,
      headers: upstreamHeaders({ agent, principal, credential, trace: course.trace, headers }),
      timeouts: agent.timeouts,
      maxResponseBytes: agent.limits.responseBytes,
      maxEventBytes: agent.limits.eventBytes,
    },
  });
  parts.metrics.upstreamAnswered(agent.name, parts.monotonic() - askedAt);
  course.via = reply.via;
  return reply;
}

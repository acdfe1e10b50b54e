import { type Agent, type Attempt, type Deployment, faultOf, isUndelivered } from '../agents/index.ts';
import type { Reply, RequestMessage } from '../platforms/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { askAdapted } from './adapted.ts';
import type { Course } from './course.ts';
import type { GatewayParts } from './parts.ts';
import { upstreamHeaders } from './upstream-headers.ts';

/**
 * Asks the agent: one of its deployments, and another one only when it is proven that the first did not act on the call.
 *
 * @throws SwitchboardError when it cannot be reached or does not answer in its platform's protocol; DEPLOYMENT_GONE
 */
export function run(course: Course, agent: Agent, parts: GatewayParts): Promise<Reply> {
  const attempt = parts.balancer.pick(agent, course);
  if (attempt) return askThrough(attempt, { course, agent, parts });
  throw new SwitchboardError(
    'AGENT_DISABLED',
    `No deployment of agent "${agent.name}" takes new calls. Ask an administrator to check their weights.`,
  );
}

interface Asked {
  course: Course;
  agent: Agent;
  parts: GatewayParts;
}

async function askThrough(attempt: Attempt, asked: Asked): Promise<Reply> {
  const { course, agent, parts } = asked;
  const askedAt = parts.monotonic();
  course.attempt = attempt;
  let reply: Reply;
  try {
    reply = await ask(attempt, asked);
  } catch (error) {
    const next = afterFailure(error, attempt, askedAt, asked);
    if (next) return askThrough(next, asked);
    throw error;
  }
  attempt.answered();
  if (lacksMethod(reply)) {
    noteAttempt('method-not-found', askedAt, asked);
    const next = elsewhere(asked);
    if (next) {
      attempt.settled(null);
      return askThrough(next, asked);
    }
  }
  parts.metrics.upstreamAnswered(agent.name, parts.monotonic() - askedAt);
  course.via = reply.via;
  return reply;
}

function ask({ deployment }: Attempt, asked: Asked): Promise<Reply> {
  const { course, agent, parts } = asked;
  const { principal, credential, headers: given } = course.invocation;
  const { staticHeaders, speaksA2a } = deployment;
  const { trace } = course;
  const context = contextOf(course, agent, parts);
  course.headers?.asks({ id: deployment.id, headers: staticHeaders, identity: deployment.identity });
  const headers = upstreamHeaders({ agent, staticHeaders, principal, credential, trace, context, headers: given });
  if (!speaksA2a) return askAdapted(course, { agent, deployment, headers }, parts.adapted);
  const way = agent.platform === 'a2a' ? undefined : parts.adapted.nativeWayOf(course, agent);
  if (!way) return relay(deployment, course.message, headers, asked);
  return relay(deployment, way.message, { ...headers, ...way.headers }, asked).then((reply) => {
    way.check(reply);
    return reply;
  });
}

/** Asks by A2A. */
function relay(
  { interfaces, network, identity }: Deployment,
  message: RequestMessage,
  headers: Record<string, string>,
  { course, agent, parts }: Asked,
): Promise<Reply> {
  const { operation, version, binding, signal } = course.invocation;
  return parts.platforms.a2a.run({
    operation,
    version,
    binding,
    message,
    signal,
    upstream: {
      interfaces,
      network,
      headers,
      identity,
      timeouts: agent.timeouts,
      maxResponseBytes: agent.limits.responseBytes,
      maxEventBytes: agent.limits.eventBytes,
      log: course.headers ?? undefined,
    },
  });
}

/** What the agent gives back with its own calls, so that they are known to be part of this one. */
function contextOf(
  { invocation: { principal, names }, trace }: Course,
  { id }: Agent,
  { contexts }: GatewayParts,
): string {
  const { traceId, spanId, sessionId, cause } = trace;
  const key = principal.kind === 'key' ? principal : null;
  return contexts.sign({
    traceId,
    spanId,
    agentId: id,
    keyId: key?.keyId ?? null,
    userId: key?.userId ?? null,
    teamId: key?.teamId ?? null,
    sessionId: sessionId ?? names.contextId ?? null,
    hops: (cause?.hops ?? 0) + 1,
  });
}

/** Settles a failed attempt. @returns the next one, if the call may be repeated and there is another deployment */
function afterFailure(error: unknown, attempt: Attempt, askedAt: number, asked: Asked): Attempt | undefined {
  const { course, agent, parts } = asked;
  const { aborted } = course.invocation.signal;
  const fault = aborted ? null : faultOf(error);
  attempt.settled(fault);
  noteAttempt(fault?.kind ?? (aborted ? 'given-up' : codeOf(error)), askedAt, asked);
  const next = aborted || !isUndelivered(error) ? undefined : elsewhere(asked);
  if (next && error instanceof SwitchboardError && error.details.staleCard) parts.cardLooksStale(agent.id);
  return next;
}

/** What has no row in the table of errors is a bug of ours. */
const codeOf = (error: unknown): string => (error instanceof SwitchboardError ? error.code : 'INTERNAL');

/** The deployment does not know the operation at all, so that nothing was done (JSON-RPC 2.0, section 5.1). */
const METHOD_NOT_FOUND = -32601;

/** A stream that has begun is never given up for another; one that was refused has not. */
const lacksMethod = (reply: Reply): boolean =>
  (reply.kind === 'unary' ? reply.content.sighting.errorCode : reply.refusal) === METHOD_NOT_FOUND;

/** With one deployment the record of the call says it all. @param fault why the attempt did not count */
function noteAttempt(fault: string, askedAt: number, { course, agent, parts }: Asked): void {
  if (agent.deployments.length > 1) course.triedInVain(fault, parts.monotonic() - askedAt);
}

function elsewhere({ course, agent, parts }: Asked): Attempt | undefined {
  const { owner, tried } = course;
  if (agent.deployments.length === 1 || tried.size >= agent.balancing.maxAttempts) return undefined;
  return parts.balancer.pick(agent, { owner, exclude: tried });
}

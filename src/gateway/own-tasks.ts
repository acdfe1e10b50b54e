import type { Agent } from '../agents/index.ts';
import type { RequestMessage } from '../platforms/index.ts';
import { renameContext, type Sighting } from '../protocol/index.ts';
import { type Claim, type ContextAlias, inCallersNames } from '../tasks/index.ts';
import type { Course } from './course.ts';
import type { Frame, Invocation } from './invocation.ts';
import type { GatewayParts } from './parts.ts';
import { withBody } from './with-body.ts';

/**
 * Asks whether what the call names is its caller's, before the agent learns of the call (A2A 1.0, section 13.1).
 *
 * @returns a promise only when memory cannot tell
 * @throws SwitchboardError TASK_NOT_FOUND, INVALID_PARAMS, UNAVAILABLE; at once, or by the promise
 */
export function claimTasks(course: Course, agent: Agent, { tasks }: GatewayParts): Promise<void> | undefined {
  const { principal, operation, names } = course.invocation;
  const claimed = tasks.claim({ principal, agent, operation, names });
  if (claimed instanceof Promise) return claimed.then((claim) => take(course, claim));
  take(course, claimed);
  return undefined;
}

function take(course: Course, claim: Claim): void {
  const { alias } = claim;
  course.claim = claim;
  course.alias = alias;
  course.owner = claim.deploymentId;
  if (alias) course.message = withAlias(course.invocation, alias);
}

/** The message as the agent is to get it, when it knows the context by another name than the caller. */
function withAlias({ message, binding }: Invocation, { upstreamId }: ContextAlias): RequestMessage {
  return withBody(message, renameContext(message.raw, binding, upstreamId), binding);
}

/**
 * Notes whose the tasks are that an answer tells of.
 *
 * @returns a promise when it tells of one for the first time: the answer has to wait
 * @throws SwitchboardError INVALID_AGENT_RESPONSE when the task is somebody else's; by the promise, UNAVAILABLE
 */
export function observeTasks(course: Course, sighting: Sighting, { tasks }: GatewayParts): Promise<void> | undefined {
  const { claim, attempt } = course;
  return claim ? tasks.observe(claim, sighting, attempt?.deployment.id ?? null) : undefined;
}

/** What an answer tells, in the names that its caller knows. */
export function ownSighting({ alias }: Course, sighting: Sighting): Sighting {
  return alias !== null && sighting.contextId === alias.upstreamId ? { ...sighting, contextId: alias.name } : sighting;
}

/** An answer's body in the names that its caller knows. */
export const ownBody = ({ alias }: Course, body: Buffer): Buffer => (alias ? inCallersNames(body, alias) : body);

/** A stream event in the names that its caller knows. */
export const ownFrame = ({ alias }: Course, frame: Frame): Frame =>
  alias ? { bytes: inCallersNames(frame.bytes, alias), data: inCallersNames(frame.data, alias) } : frame;

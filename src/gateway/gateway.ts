import type { Principal } from '../access/index.ts';
import type { Agent } from '../agents/index.ts';
import type { SwitchboardError } from '../protocol/index.ts';
import { admit } from './admit.ts';
import { answered } from './answered.ts';
import { contentFate } from './content-fate.ts';
import { Course } from './course.ts';
import { failed } from './failed.ts';
import type { Gateway } from './invocation.ts';
import { KeptHeaders } from './kept-headers.ts';
import { listed } from './listed.ts';
import { claimTasks } from './own-tasks.ts';
import type { GatewayParts } from './parts.ts';
import { patient } from './patient.ts';
import { answerPush } from './push/answer.ts';
import { takeInlinePush } from './push/inline.ts';
import { isPushOperation, isRelayed } from './push/terms.ts';
import { checkCallbacks, handsOverCallbacks } from './push-policy.ts';
import { run } from './run.ts';
import { streamed } from './streamed.ts';
import { guardTrace } from './trace-guards.ts';

export type { GatewayParts } from './parts.ts';

/** Builds the way through: admit, claim, run, encode, record. One for all fronts. */
export function createGateway(parts: GatewayParts): Gateway {
  return {
    async invoke(invocation) {
      const trace = parts.beginTrace(invocation.headers, invocation.claims);
      const course = new Course(invocation, trace, parts.clock(), parts.monotonic, parts.maxContentBytes);
      try {
        const agent = admitted(course, parts);
        parts.openCalls.add(agent.id, course);
        const reserving = reserve(course, agent, parts);
        if (reserving) await reserving;
        const claiming = claimTasks(course, agent, parts);
        if (claiming) await claiming;
        if (handsOverCallbacks(invocation)) await checkCallbacks(invocation, parts.callbackGuard);
        if (invocation.operation === 'list') return await listed(course, agent, parts);
        if (isRelayed(agent)) {
          if (isPushOperation(invocation.operation)) return await answerPush(course, agent, parts);
          if (invocation.message.hasInlinePush) await takeInlinePush(course, agent, parts);
        }
        const first = await run(course, agent, parts);
        const reply = invocation.waits ? await patient(first, { course, agent, parts }) : first;
        return reply.kind === 'stream' ? streamed(course, reply, parts) : await answered(course, agent, reply, parts);
      } catch (error) {
        return await failed(course, error, parts);
      }
    },
  };
}

/** @throws SwitchboardError when the caller may not call the agent, the agent cannot be called, or the call not be recorded */
function admitted(course: Course, parts: GatewayParts): Agent {
  const { agent, reason, refusal } = admit(course.invocation, parts.agents);
  course.agent = agent;
  course.decision = reason;
  const fate = contentFate(contentWish(course.invocation.principal, agent, refusal), parts);
  course.departures.fate = fate;
  if (fate === 'kept') course.headers = new KeptHeaders(course.invocation);
  if (refusal) throw refusal;
  if (!agent) throw new Error('an admitted call has an agent');
  guardTrace(agent, course.trace);
  const unrecordable = parts.unrecordable();
  if (unrecordable) throw unrecordable;
  return agent;
}

/**
 * Takes what the call needs of the limits that concern it.
 * @throws SwitchboardError RATE_LIMITED, BUDGET_EXCEEDED, UNAVAILABLE
 */
function reserve(course: Course, agent: Agent, { limits }: GatewayParts): void | Promise<void> {
  const { principal, operation } = course.invocation;
  const reservation = limits.reserve({ principal, agent, operation, at: course.startedAt });
  if (reservation instanceof Promise) return reservation.then((taken) => course.hold(taken));
  course.hold(reservation);
}

/**
 * Agent and key may each say so or leave it open: a no of either wins, then a yes of either, then the global switch. An
 * agent that the caller may not see decides nothing, or what is kept would tell that there is one.
 */
function contentWish(principal: Principal, agent: Agent | null, refusal: SwitchboardError | null): boolean | null {
  const ofAgent = agent && refusal?.code !== 'AGENT_NOT_FOUND' ? agent.contentLogging : 'inherit';
  const ofKey = principal.kind === 'key' ? principal.logContent : null;
  if (ofAgent === 'off' || ofKey === false) return false;
  return ofAgent === 'on' || ofKey === true ? true : null;
}

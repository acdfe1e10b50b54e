import type { Agent } from '../agents/index.ts';
import type { SwitchboardError } from '../protocol/index.ts';
import { admit } from './admit.ts';
import { answered } from './answered.ts';
import { Course } from './course.ts';
import { failed } from './failed.ts';
import type { Gateway } from './invocation.ts';
import type { GatewayParts } from './parts.ts';
import { checkCallbacks, handsOverCallbacks } from './push-policy.ts';
import { run } from './run.ts';
import { streamed } from './streamed.ts';

export type { GatewayParts } from './parts.ts';

/** Builds the way through: admit, run, encode, record. One for all fronts. */
export function createGateway(parts: GatewayParts): Gateway {
  return {
    async invoke(invocation) {
      const trace = parts.beginTrace(invocation.headers);
      const course = new Course(invocation, trace, parts.clock(), parts.monotonic, parts.maxContentBytes);
      try {
        const agent = admitted(course, parts);
        parts.openCalls.add(agent.id, invocation);
        if (handsOverCallbacks(invocation)) await checkCallbacks(invocation, parts.callbackGuard);
        const reply = await run(course, agent, parts);
        return reply.kind === 'stream' ? streamed(course, reply, parts) : await answered(course, agent, reply, parts);
      } catch (error) {
        return await failed(course, error, parts);
      }
    },
  };
}

/** @throws SwitchboardError when the caller may not call the agent, or the agent cannot be called */
function admitted(course: Course, parts: GatewayParts): Agent {
  const { agent, reason, refusal } = admit(course.invocation, parts.agents);
  course.agent = agent;
  course.decision = reason;
  course.keepsContent = keepsContent(agent, refusal, parts);
  if (refusal) throw refusal;
  if (!agent) throw new Error('an admitted call has an agent');
  return agent;
}

/** An agent that the caller may not see decides nothing, or what is kept would tell that there is one. */
function keepsContent(agent: Agent | null, refusal: SwitchboardError | null, parts: GatewayParts): boolean {
  if (!agent || refusal?.code === 'AGENT_NOT_FOUND' || agent.contentLogging === 'inherit')
    return parts.contentByDefault;
  return agent.contentLogging === 'on';
}

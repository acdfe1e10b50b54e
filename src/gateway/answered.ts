import type { Agent } from '../agents/index.ts';
import type { Content, UnaryReply } from '../platforms/index.ts';
import type { Course } from './course.ts';
import { encodeAnswer } from './encode.ts';
import type { Outcome } from './invocation.ts';
import type { GatewayParts } from './parts.ts';
import { callHeaders, settle } from './settle.ts';

/** One answer of the agent, on the caller's wire and in the ledger. */
export async function answered(course: Course, agent: Agent, reply: UnaryReply, parts: GatewayParts): Promise<Outcome> {
  const { invocation } = course;
  const content =
    invocation.operation === 'extended-card' ? rewriteCard(course, agent, reply.content, parts) : reply.content;
  const answer = encodeAnswer(content, invocation);
  course.answering(answer.body, content.sighting);
  await settle(course, { outcome: course.agentOutcome, httpStatus: answer.status }, parts);
  Object.assign(answer.headers, reply.via.headers, callHeaders(course));
  return { kind: 'answer', answer };
}

/** An extended card is rewritten like the public one: upstream addresses and security schemes stay inside. */
function rewriteCard(course: Course, agent: Agent, content: Content, parts: GatewayParts): Content {
  if (content.kind !== 'result') return content;
  const { version, baseUrl } = course.invocation;
  return {
    ...content,
    dialect: version,
    value: parts.serveExtendedCard(agent, content.value, version, baseUrl),
  };
}

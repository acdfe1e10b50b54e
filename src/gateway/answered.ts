import type { Agent } from '../agents/index.ts';
import type { Content, UnaryReply } from '../platforms/index.ts';
import type { Sighting } from '../protocol/index.ts';
import type { Course } from './course.ts';
import { encodeAnswer } from './encode.ts';
import type { Outcome } from './invocation.ts';
import { observeTasks, ownBody, ownSighting } from './own-tasks.ts';
import type { GatewayParts } from './parts.ts';
import type { InlinePush } from './push/pending.ts';
import { addCallHeaders, keepAnswerHeaders, settle } from './settle.ts';

/** One answer of the agent, on the caller's wire and in the ledger. */
export async function answered(course: Course, agent: Agent, reply: UnaryReply, parts: GatewayParts): Promise<Outcome> {
  const { invocation } = course;
  const content =
    invocation.operation === 'extended-card' ? rewriteCard(course, agent, reply.content, parts) : reply.content;
  const answer = encodeAnswer(content, invocation);
  answer.body = ownBody(course, answer.body);
  if (answer.kept) answer.kept = ownBody(course, answer.kept);
  const owned = observeTasks(course, content.sighting, parts);
  const asked = course.push ? settlePush(course.push, content.sighting) : undefined;
  course.answering(answer, ownSighting(course, content.sighting));
  Object.assign(answer.headers, reply.via.headers);
  keepAnswerHeaders(course, answer, parts);
  const settled = settle(course, { outcome: course.agentOutcome, httpStatus: answer.status }, parts);
  await (owned || asked ? Promise.all([owned, asked, settled]) : settled);
  addCallHeaders(answer.headers, course, parts);
  return { kind: 'answer', answer };
}

/** What came with the message waits for its task; an answer without one says that there is none. */
function settlePush(push: InlinePush, { taskId }: Sighting): Promise<void> {
  return taskId === undefined ? push.drop() : push.bind(taskId);
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

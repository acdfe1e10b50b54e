import {
  dialectOf,
  type Json,
  type JsonObject,
  type Operation,
  translateParams,
  translateResult,
  validateParams,
} from '../protocol/index.ts';
import type { Course } from './course.ts';
import type { Outcome } from './invocation.ts';
import type { GatewayParts } from './parts.ts';
import { addCallHeaders, keepAnswerHeaders, settle } from './settle.ts';

/**
 * Answers a call out of what the gateway itself knows.
 *
 * @param answerTo what to say, in the 1.0 dialect, to params in that dialect
 * @throws SwitchboardError INVALID_PARAMS; whatever `answerTo` throws
 */
export async function answerItself(
  course: Course,
  operation: Operation,
  answerTo: (params: JsonObject) => Promise<Json>,
  parts: GatewayParts,
): Promise<Outcome> {
  const { version, binding, message, wire } = course.invocation;
  const dialect = dialectOf(version, binding);
  const given = message.params();
  validateParams(operation, dialect, given);
  const result = await answerTo(translateParams(operation, given, dialect, '1.0'));
  const answer = wire.answer(translateResult(operation, result, '1.0', dialect));
  course.answering(answer, { terminal: true });
  keepAnswerHeaders(course, answer, parts);
  await settle(course, { outcome: 'ok', httpStatus: answer.status }, parts);
  addCallHeaders(answer.headers, course, parts);
  return { kind: 'answer', answer };
}

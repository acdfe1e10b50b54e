import { saidBytes, seeAnswer } from '../../models/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { Outcome } from '../invocation.ts';
import type { ModelCourse } from './course.ts';
import type { ModelGatewayParts } from './parts.ts';
import { rememberResponse } from './response-sessions.ts';
import { answerHeaders, settleModelCall } from './settle.ts';

/** One whole answer, in the provider's bytes but for the model's name. */
export async function answeredByModel(course: ModelCourse, bytes: Buffer, parts: ModelGatewayParts): Promise<Outcome> {
  const seen = understood(bytes, course);
  course.see(seen);
  rememberResponse(course, seen, parts.responseSessions);
  if (!seen.usage) course.said = saidBytes(seen.body);
  course.answering(seen.body);
  const answer = { status: 200, contentType: 'application/json', headers: {}, body: seen.body };
  const cost = await settleModelCall(course, { outcome: 'ok', httpStatus: 200 }, parts, answer);
  return { kind: 'answer', answer: { ...answer, headers: answerHeaders(course, answer, cost, parts) } };
}

/** @throws SwitchboardError INVALID_AGENT_RESPONSE */
function understood(bytes: Buffer, { shownModel }: ModelCourse) {
  try {
    return seeAnswer(bytes, shownModel);
  } catch (cause) {
    throw new SwitchboardError('INVALID_AGENT_RESPONSE', 'The provider did not answer with JSON.', { cause });
  }
}

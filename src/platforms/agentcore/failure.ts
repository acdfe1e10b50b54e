import type { OutboundResponse } from '../../outbound/index.ts';
import {
  type FailureTerms,
  isJsonObject,
  type Json,
  type JsonObject,
  type UpstreamEvent,
  UpstreamFailure,
} from '../../protocol/index.ts';
import { agentsWords, failedResponse } from '../answers/index.ts';
import { asText } from '../text-of.ts';

const FAILED = 'The agent failed on the message, and did not say why.';

/** A refusal by AgentCore, of which the status says what it is (agent platforms, section 4.2). */
export function refused(response: OutboundResponse): UpstreamFailure {
  response.body.abort();
  // The platform took the message, and the agent behind it failed: it may have done some of its work.
  if (response.status === 424) return new UpstreamFailure({ kind: 'failed', message: FAILED });
  return failedResponse(response, { 402: 'rate-limited' });
}

const FAILING = new Set(['error', 'failed', 'failure']);

/** The failure that an answer tells although its status was 200 (agent platforms, sections 0.4 and 4.3). */
export function failureIn(answer: JsonObject): UpstreamEvent | undefined {
  const { error, status, type, event, force_stop: forced, force_stop_reason: reason } = answer;
  if (isGiven(error)) return failed(isJsonObject(error) ? error['message'] : error);
  if (type === 'error' || event === 'error') return failed(answer['message'] ?? answer['data']);
  if (forced === true) return failed(reason);
  if (typeof status !== 'string' || !FAILING.has(status.toLowerCase())) return undefined;
  return failed(answer['message'] ?? answer['response'] ?? answer['result']);
}

const isGiven = (error: Json | undefined): boolean =>
  error !== undefined && error !== null && error !== false && error !== '';

const failed = (words: Json | undefined): UpstreamEvent => ({
  type: 'fail',
  kind: 'failed',
  message: agentsWords(words, FAILED),
});

/** Why models stop before they are done; what they have said until then stays. */
const UNDONE: Readonly<Record<string, string>> = {
  max_tokens: 'its length',
  model_context_window_exceeded: 'its length',
  guardrail_intervened: 'a guardrail',
  content_filtered: 'a filter',
};
const FILTERS = new Set(['guardrail_intervened', 'content_filtered']);

/**
 * What a model's reason to stop means for the answer.
 *
 * @param hasContent whether anything was told of it
 * @returns undefined for an answer that is complete
 */
export function failureOfStop(reason: Json | undefined, hasContent: boolean): UpstreamEvent | undefined {
  const cause = typeof reason === 'string' && Object.hasOwn(UNDONE, reason) ? UNDONE[reason] : undefined;
  if (cause === undefined) return undefined;
  const isRejected = FILTERS.has(asText(reason)) && !hasContent;
  return { type: 'fail', kind: isRejected ? 'rejected' : 'failed', message: `The answer was cut off by ${cause}.` };
}

/** What the platform itself says in the envelope of A2A (agent platforms, section 4.2): two tables differ about the first. */
const PLATFORM_ERRORS: Readonly<Record<number, FailureTerms>> = {
  [-32501]: { kind: 'not-found', message: 'The agent is not where it is registered.' },
  [-32051]: { kind: 'not-found', message: 'The agent is not where it is registered.' },
  [-32053]: { kind: 'rate-limited', message: 'The agent takes no more requests for now: try again later.' },
  [-32054]: { kind: 'busy', message: 'The session of this conversation is changing: try again later.' },
  [-32055]: { kind: 'failed', message: FAILED },
};

/** @returns undefined for errors of the agent itself */
export const platformFailure = (code: number): FailureTerms | undefined => PLATFORM_ERRORS[code];

import type { OutboundResponse } from '../../outbound/index.ts';
import { type FailureKind, type FailureTerms, UpstreamFailure } from '../../protocol/index.ts';

/** What statuses mean on most platforms; an adapter puts its platform's own before these. */
const KINDS: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  405: 'not-found',
  408: 'timeout',
  409: 'busy',
  410: 'not-found',
  429: 'rate-limited',
  503: 'rate-limited',
  504: 'timeout',
};

const WORDS: Partial<Record<FailureKind, string>> = {
  'not-found': 'The agent is not where it is registered',
  'rate-limited': 'The agent takes no more requests for now: try again later',
  'session-gone': 'The agent does not know the conversation any more',
  busy: 'The agent works on another message of this conversation: try again later',
  timeout: 'The agent did not answer in time',
};

/**
 * A refusal as the caller gets to know it: by its status only. The body stays behind, it may hold a stack trace or an
 * address (agent platforms, section 8.1).
 *
 * @param kinds what a status means where the platform differs from others
 */
export function failedResponse(
  { status, headers }: Pick<OutboundResponse, 'status' | 'headers'>,
  kinds: Readonly<Record<number, FailureKind>> = {},
): UpstreamFailure {
  const kind = kinds[status] ?? KINDS[status] ?? 'failed';
  const retryAfter = Number(headers['retry-after']);
  const terms: FailureTerms = {
    kind,
    message: `${WORDS[kind] ?? 'The agent refused the request'} (HTTP ${status}).`,
    ...(Number.isInteger(retryAfter) && retryAfter > 0 && { retryAfterSeconds: retryAfter }),
  };
  return new UpstreamFailure(terms);
}

/** An answer that is not the platform's protocol. @param what it is, e.g. `The agent sent an event that is no JSON.` */
export const invalidAnswer = (what: string, cause?: unknown): UpstreamFailure =>
  new UpstreamFailure({ kind: 'invalid-answer', message: what }, cause);

const MAX_WORDS = 1_000;
/** Where the stack trace begins that some runtimes put behind the message. */
const STACK = /\n\s*(at |Traceback|File ").*$/s;

/** What an agent says about its own failure, fit for its caller: no stack trace, no more than a paragraph. */
export function agentsWords(said: unknown, otherwise: string): string {
  const words = typeof said === 'string' ? said.replace(STACK, '').trim() : '';
  if (words === '') return otherwise;
  return words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words;
}

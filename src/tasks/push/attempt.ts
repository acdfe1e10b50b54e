import type { Outbound, OutboundResponse } from '../../outbound/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { AttemptEnd } from './outbox-repository.ts';
import type { PushConfig } from './push-config.ts';
import type { Written } from './written.ts';

export interface AttemptParts {
  outbound: Pick<Outbound, 'send'>;
  signal: AbortSignal;
}

/** What becomes of a notification after an attempt. */
export interface AttemptOutcome extends AttemptEnd {
  /** No further attempt can go better, or nobody wants one. */
  isFinal: boolean;
  /** How long the receiver asked to be left alone, milliseconds. */
  retryAfterMs?: number | undefined;
}

/** Receivers have little to do but to take a note. */
const TIMEOUTS = { connectMs: 5_000, firstByteMs: 15_000, idleMs: 5_000, totalMs: 20_000 };
/** Of an answer that nobody reads; beyond it the connection is closed rather than used again. */
const MAX_ANSWER_BYTES = 16 * 1024;
const GONE = 410;

/**
 * Sends one notification. The address is proved when the socket connects, and a redirect is an answer like any other
 * (security promises 1, 2 and 11).
 *
 * @param headers besides those of the config
 */
export async function attempt(
  config: PushConfig,
  { contentType, body }: Written,
  headers: Record<string, string>,
  { outbound, signal }: AttemptParts,
): Promise<AttemptOutcome> {
  try {
    const response = await outbound.send({
      method: 'POST',
      url: new URL(config.url),
      network: 'public',
      callerChosen: true,
      headers: { 'content-type': contentType, accept: '*/*', ...credentialsOf(config), ...headers },
      body,
      timeouts: TIMEOUTS,
      signal,
    });
    await swallow(response);
    return judged(response);
  } catch (error) {
    return failed(error);
  }
}

/** Both where both are given: receivers on the SDKs look for the one or the other (A2A wire notes, 1.7). */
function credentialsOf({ token, authentication }: PushConfig): Record<string, string> {
  const headers: Record<string, string> = {};
  if (authentication?.credentials !== undefined)
    headers['authorization'] = `${authentication.scheme} ${authentication.credentials}`;
  if (token !== undefined) headers['x-a2a-notification-token'] = token;
  return headers;
}

/** What was answered is of no interest, but unread it would keep the connection from its next use. */
async function swallow({ body }: OutboundResponse): Promise<void> {
  try {
    await body.buffer(MAX_ANSWER_BYTES);
  } catch {
    body.abort();
  }
}

function judged({ status, headers }: OutboundResponse): AttemptOutcome {
  if (status < 300) return { answerStatus: status, failure: null, isFinal: false };
  const isRedirect = status < 400;
  const failure = isRedirect ? `answered ${status}: redirects are not followed` : `answered ${status}`;
  return { answerStatus: status, failure, isFinal: status === GONE, retryAfterMs: secondsIn(headers['retry-after']) };
}

const secondsIn = (retryAfter: string | undefined): number | undefined =>
  retryAfter !== undefined && /^\d{1,6}$/.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;

/** The table of errors speaks of agents; what a name resolves to is nobody's to know. */
function failed(error: unknown): AttemptOutcome {
  const code = error instanceof SwitchboardError ? error.code : undefined;
  const end = (failure: string, isFinal = false): AttemptOutcome => ({ answerStatus: null, failure, isFinal });
  switch (code) {
    case 'ADDRESS_REFUSED':
      return end('its address is not one that may be called', true);
    case 'UPSTREAM_UNREACHABLE':
      return end('it could not be reached');
    case 'UPSTREAM_TIMEOUT':
      return end('it did not answer in time');
    default:
      return end('the connection broke');
  }
}

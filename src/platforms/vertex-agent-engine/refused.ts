import type { OutboundResponse } from '../../outbound/index.ts';
import {
  type FailureKind,
  type FailureTerms,
  isJsonObject,
  type Json,
  type JsonObject,
  UpstreamFailure,
} from '../../protocol/index.ts';
import { agentsWords, failedResponse, readRefusal } from '../answers/index.ts';
import { asText } from '../text-of.ts';

/** The words of the session services. */
const NO_SESSION = /\bsessions?\b[^\n"]{0,200}?\b(?:not found|does not exist)/i;
/** What the class itself threw, up to the request that stands behind it: that one is the caller's own affair. */
const EXCEPTION = /Exception: (.+?)(?:\\n|\n|"\}|$)/;

/**
 * A refusal in the form of google.rpc (agent platforms, section 1.7). What the agent's own code says about its failure is told;
 * everything else is told by the status alone.
 */
export async function refused(response: OutboundResponse): Promise<UpstreamFailure> {
  const { status } = response;
  if (status !== 400 && status !== 404) return failedResponse(response);
  const body = await readRefusal(response);
  const error = errorIn((Array.isArray(body) ? body[0] : body) ?? null) ?? {};
  const terms = termsOf(error);
  return terms.kind === 'failed' && exceptionIn(error) === '' ? failedResponse(response) : new UpstreamFailure(terms);
}

/**
 * The error in a line of a stream, which begins with status 200 (agent platforms, section 0.4).
 *
 * @returns undefined for anything else
 */
export function errorIn(value: Json): JsonObject | undefined {
  if (!isJsonObject(value)) return undefined;
  const { error, code, message, content } = value;
  if (isJsonObject(error)) return error;
  if (typeof error === 'string') return { message: `Exception: ${error}` };
  return code && typeof message === 'string' && content === undefined ? value : undefined;
}

const KINDS: Readonly<Record<string, FailureKind>> = {
  UNAUTHENTICATED: 'unauthorized',
  PERMISSION_DENIED: 'unauthorized',
  NOT_FOUND: 'not-found',
  RESOURCE_EXHAUSTED: 'rate-limited',
  UNAVAILABLE: 'rate-limited',
  DEADLINE_EXCEEDED: 'timeout',
};
const CODES: Readonly<Record<number, FailureKind>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  429: 'rate-limited',
  503: 'rate-limited',
  504: 'timeout',
};
const FAILED = 'The agent failed on the message, and did not say why.';

const WORDS: Partial<Record<FailureKind, string>> = {
  'session-gone': 'The agent does not know the conversation any more.',
  'not-found': 'The agent is not where it is registered.',
  'rate-limited': 'The agent takes no more requests for now: try again later.',
  timeout: 'The agent did not answer in time.',
};

/** What an error of google.rpc comes to. */
export function termsOf(error: JsonObject): FailureTerms {
  const kind = kindOf(error);
  return { kind, message: WORDS[kind] ?? agentsWords(exceptionIn(error), FAILED) };
}

function kindOf({ code, status, message }: JsonObject): FailureKind {
  const named = asText(status);
  const words = asText(message);
  if (NO_SESSION.test(words) || (named === 'INVALID_ARGUMENT' && /\bsessions?\b/i.test(words))) return 'session-gone';
  if (Object.hasOwn(KINDS, named)) return KINDS[named] ?? 'failed';
  return (typeof code === 'number' ? CODES[code] : undefined) ?? 'failed';
}

const exceptionIn = ({ message }: JsonObject): string =>
  (EXCEPTION.exec(asText(message))?.[1] ?? '').replaceAll('\\"', '"').trim();

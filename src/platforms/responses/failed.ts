import type { FailureKind, JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import { agentsWords } from '../answers/index.ts';

const FAILED = 'The agent failed on the message, and did not say why.';

const KINDS: Readonly<Record<string, FailureKind>> = {
  content_filter: 'rejected',
  rate_limit_exceeded: 'rate-limited',
};

/** A failure as OpenAI's APIs tell it in the middle of an answer: `{code, message}`, of which nothing may be there. */
export function failed({ code, message }: JsonObject): UpstreamEvent {
  const kind = typeof code === 'string' && Object.hasOwn(KINDS, code) ? KINDS[code] : undefined;
  return { type: 'fail', kind: kind ?? 'failed', message: agentsWords(message, FAILED) };
}

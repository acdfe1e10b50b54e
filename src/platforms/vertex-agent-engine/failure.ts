import type { FailureKind, UpstreamEvent } from '../../protocol/index.ts';
import { agentsWords } from '../answers/index.ts';
import type { AdkEvent } from './adk-event.ts';

type Failure = Extract<UpstreamEvent, { type: 'fail' }>;

/** Why a model says nothing (more), of what Google calls reasons to finish and to block. */
const REJECTIONS = new Set([
  'SAFETY',
  'RECITATION',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
  'IMAGE_PROHIBITED_CONTENT',
  'MODEL_ARMOR',
  'JAILBREAK',
]);
const KINDS: Readonly<Record<string, FailureKind>> = {
  RESOURCE_EXHAUSTED: 'rate-limited',
  429: 'rate-limited',
  DEADLINE_EXCEEDED: 'timeout',
  504: 'timeout',
};

/** @param hasAnswered whether something of an answer was told before: then it is too late to reject */
export function failureOfEvent({ errorCode, errorMessage }: AdkEvent, hasAnswered: boolean): Failure {
  const words = agentsWords(errorMessage, `The agent failed on the message (${errorCode}).`);
  if (REJECTIONS.has(errorCode)) return { type: 'fail', kind: hasAnswered ? 'failed' : 'rejected', message: words };
  if (errorCode === 'MAX_TOKENS') return cutShort(errorCode);
  const kind = Object.hasOwn(KINDS, errorCode) ? KINDS[errorCode] : undefined;
  return { type: 'fail', kind: kind ?? 'failed', message: words };
}

const COMPLETE = new Set(['', 'STOP', 'FINISH_REASON_UNSPECIFIED']);

/** What was said before stays. @returns undefined when the last model to speak came to its end */
export const incomplete = (finishReason: string): Failure | undefined =>
  COMPLETE.has(finishReason) ? undefined : cutShort(finishReason);

const cutShort = (reason: string): Failure => ({
  type: 'fail',
  kind: 'failed',
  message: `The answer is incomplete: ${reason}.`,
});

import { SwitchboardError } from '../../protocol/index.ts';
import { answerWithin } from '../../store/index.ts';

const ANSWER_WITHIN_MS = 5_000;

/**
 * For whoever waits for what is asked.
 * @throws SwitchboardError UNAVAILABLE when there is no answer in time: what cannot be checked or kept is refused
 */
export async function inTime<Answer>(question: Promise<Answer>): Promise<Answer> {
  try {
    return await answerWithin(ANSWER_WITHIN_MS, question);
  } catch (cause) {
    if (cause instanceof SwitchboardError) throw cause;
    throw new SwitchboardError(
      'UNAVAILABLE',
      'Push notifications cannot be looked up or kept now, because the database gives no answer. Send it again shortly.',
      { cause, retryAfterSeconds: 5 },
    );
  }
}

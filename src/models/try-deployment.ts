import { SwitchboardError } from '../protocol/index.ts';
import { answerTimeouts, type ModelDeployment } from './deployment.ts';
import { readModelRequest } from './request.ts';
import type { AskModel } from './upstream.ts';

/** What a deployment did with a few words. */
export interface DeploymentTrial {
  /** Until all of the answer was there, milliseconds. */
  ms: number;
  /** The provider's; null when it gave no answer. */
  status: number | null;
  /** Why it is no success, in the provider's words or the gateway's; null when it is one. */
  failure: string | null;
}

/** Asks one deployment a few words, past the router, its limits and its rests. Nothing of it is recorded; the provider may charge it. */
export type TryDeployment = (deployment: ModelDeployment) => Promise<DeploymentTrial>;

const MOST_MS = 30_000;
const MOST_BYTES = 1_000_000;
/** Of what a provider says of a failure. */
const MOST_WORDS = 500;

export function createTryDeployment(options: {
  ask: AskModel;
  /** Milliseconds that never run backwards. */
  monotonic: () => number;
}): TryDeployment {
  const { ask, monotonic } = options;
  return async (deployment) => {
    const begunAt = monotonic();
    const took = () => Math.round(monotonic() - begunAt);
    try {
      const { status, body } = await ask({
        request: requestFor(deployment),
        deployment,
        timeouts: answerTimeouts(MOST_MS),
        headers: {},
        signal: new AbortController().signal,
      });
      const text = (await body.buffer(MOST_BYTES)).toString('utf8');
      return { ms: took(), status, failure: status === 200 ? null : text.slice(0, MOST_WORDS) };
    } catch (error) {
      if (!(error instanceof SwitchboardError)) throw error;
      return { ms: took(), status: null, failure: error.message };
    }
  };
}

/** In the words of what the model is for. */
function requestFor({ name, info }: ModelDeployment) {
  const body =
    info['mode'] === 'embedding'
      ? { model: name, input: 'Hello' }
      : { model: name, messages: [{ role: 'user', content: 'Say hello in one word.' }], max_tokens: 16 };
  return readModelRequest(
    Buffer.from(JSON.stringify(body)),
    info['mode'] === 'embedding' ? 'embeddings' : 'chat.completions',
  );
}

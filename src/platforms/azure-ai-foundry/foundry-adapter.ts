import { type Json, UpstreamFailure } from '../../protocol/index.ts';
import type { Adapter } from '../adapter.ts';
import { OPENAI_LIMITS } from '../responses/index.ts';
import { cancelRun } from './classic/cancel.ts';
import { followRun } from './classic/poll.ts';
import { runByThread } from './classic/run.ts';
import { threadRunIn } from './classic/thread-run.ts';
import { describe } from './describe.ts';
import { cancelByResponses, followByResponses, runByResponses } from './responses.ts';
import { readSettings } from './settings.ts';

/** Whether a run was begun in a thread, whatever the settings say now. */
const isOfThread = (run: Json): boolean => threadRunIn(run) !== undefined;

/** Calls of an agent that speaks A2A itself are relayed as soon as its card is known. */
const noCard = (): UpstreamFailure =>
  new UpstreamFailure({ kind: 'not-found', message: 'The agent has not shown its card yet: try again later.' });

/** Agents of Azure AI Foundry, the newer ones and the classic (agent platforms, section 3). */
export const foundryAdapter = {
  limits(settings) {
    readSettings(settings);
    return OPENAI_LIMITS;
  },
  run(turn) {
    const settings = readSettings(turn.settings);
    if (settings.protocol === 'a2a') throw noCard();
    return settings.protocol === 'classic' ? runByThread(turn, settings) : runByResponses(turn, settings);
  },
  // Of responses, only those in the background tell of a run; runs in threads go on in any case.
  resubscribe: (run, context) => (isOfThread(run) ? followRun(run, context) : followByResponses(run, context)),
  cancel: (run, context) => (isOfThread(run) ? cancelRun(run, context) : cancelByResponses(run, context)),
  describe,
} satisfies Adapter;

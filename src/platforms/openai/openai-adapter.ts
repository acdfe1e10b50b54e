import type { Adapter } from '../adapter.ts';
import { OPENAI_LIMITS } from '../responses/index.ts';
import { runChat } from './chat-run.ts';
import { describe } from './describe.ts';
import { cancelByResponses, followByResponses, runByResponses } from './responses-run.ts';
import { readSettings } from './settings.ts';

/** Models behind OpenAI-compatible endpoints, as agents (agent platforms, sections 3.2, 6.4 and 7). */
export const openaiAdapter: Adapter = {
  limits(settings) {
    readSettings(settings);
    return OPENAI_LIMITS;
  },
  run(turn) {
    const settings = readSettings(turn.settings);
    return settings.protocol === 'chat' ? runChat(turn, settings) : runByResponses(turn, settings);
  },
  // Only background responses tell of a run that could be asked for.
  resubscribe: followByResponses,
  cancel: cancelByResponses,
  describe,
};

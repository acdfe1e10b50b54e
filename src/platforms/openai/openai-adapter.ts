import type { AdapterLimits } from '../../protocol/index.ts';
import type { Adapter } from '../adapter.ts';
import { runChat } from './chat-run.ts';
import { describe } from './describe.ts';
import { cancelByResponses, followByResponses, runByResponses } from './responses-run.ts';
import { readSettings } from './settings.ts';

const LIMITS: AdapterLimits = {
  streaming: true,
  multiTurn: true,
  inputModes: ['text/plain', 'application/json', 'image/*', 'application/pdf'],
  outputModes: ['text/plain', 'application/json', 'image/png'],
  inputParts: ['text', 'raw', 'url', 'data'],
  // Each answer is told which one it follows.
  serializeContext: true,
};

/** Models behind OpenAI-compatible endpoints, as agents (agent platforms, sections 3.2, 6.4 and 7). */
export const openaiAdapter: Adapter = {
  limits(settings) {
    readSettings(settings);
    return LIMITS;
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

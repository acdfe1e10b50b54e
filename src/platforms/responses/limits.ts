import type { AdapterLimits } from '../../protocol/index.ts';

/** What agents take and give by OpenAI's APIs, and those made after them (agent platforms, section 3.2). */
export const OPENAI_LIMITS: AdapterLimits = {
  streaming: true,
  multiTurn: true,
  inputModes: ['text/plain', 'application/json', 'image/*', 'application/pdf'],
  outputModes: ['text/plain', 'application/json', 'image/png'],
  inputParts: ['text', 'raw', 'url', 'data'],
  // Each answer is told which one it follows; a conversation is locked, and a thread busy, while one is under way.
  serializeContext: true,
};

import type { AdapterLimits } from '../../protocol/index.ts';
import type { Adapter } from '../adapter.ts';
import { hasPlaceFor } from '../fill-template.ts';
import { describe } from './describe.ts';
import { run } from './run.ts';
import { vertexSettings } from './settings.ts';

/** Of ADK apps; whatever an engine takes is not known before it is asked. */
const LIMITS: AdapterLimits = {
  streaming: true,
  multiTurn: true,
  inputModes: ['text/plain', 'application/json', 'image/*', 'audio/*', 'video/*', 'application/pdf'],
  outputModes: ['text/plain', 'application/json'],
  inputParts: ['text', 'raw', 'url', 'data'],
  // A session's events are appended in turn: two runs at once would meet a state that is not theirs.
  serializeContext: true,
};

/** Agents on Vertex AI Agent Engine (agent platforms, section 1). There is no way to cancel a run but to leave it. */
export const vertexAdapter: Adapter = {
  limits(settings) {
    const { input_template: template } = vertexSettings(settings);
    if (template === undefined || hasPlaceFor('files', template)) return LIMITS;
    return { ...LIMITS, inputModes: ['text/plain', 'application/json'], inputParts: ['text', 'data'] };
  },
  run,
  describe,
};

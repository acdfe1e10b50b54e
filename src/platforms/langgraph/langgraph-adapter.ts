import type { AdapterLimits } from '../../protocol/index.ts';
import type { Adapter } from '../adapter.ts';
import { cancel } from './cancel.ts';
import { describe } from './describe.ts';
import { poll } from './poll.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';

const LIMITS: AdapterLimits = {
  streaming: true,
  multiTurn: true,
  inputModes: ['text/plain', 'application/json', 'image/*', 'audio/*', 'application/pdf'],
  outputModes: ['text/plain', 'application/json'],
  inputParts: ['text', 'raw', 'url', 'data'],
  // LangGraph keeps the order itself: what comes while a run is under way is enqueued.
  serializeContext: false,
};

/** Agents on LangGraph Platform and its servers, by their runs (agent platforms, section 2). */
export const langgraphAdapter: Adapter = {
  limits(settings) {
    readSettings(settings);
    return LIMITS;
  },
  run,
  cancel,
  poll,
  describe,
};

import type { AdapterLimits } from '../../protocol/index.ts';
import type { Adapter } from '../adapter.ts';
import { describe } from './describe.ts';
import { cancel, poll, run } from './run.ts';

const LIMITS: AdapterLimits = {
  streaming: true,
  multiTurn: true,
  inputModes: ['text/plain', 'application/json', 'image/*', 'audio/*', 'video/*', 'application/pdf'],
  outputModes: ['text/plain', 'application/json'],
  inputParts: ['text', 'raw', 'url', 'data'],
  // One worker does everything in turn, and holds up whoever comes in between.
  serializeContext: true,
};

/** Agents served by Pydantic AI through FastA2A, whose A2A is a dialect of its own (agent platforms, section 5). */
export const pydanticAiAdapter: Adapter = { limits: () => LIMITS, run, poll, cancel, describe };

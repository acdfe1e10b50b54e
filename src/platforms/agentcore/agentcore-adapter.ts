import type { AdapterLimits } from '../../protocol/index.ts';
import type { Adapter } from '../adapter.ts';
import { hasPlaceFor } from '../fill-template.ts';
import { cancel } from './cancel.ts';
import { describe } from './describe.ts';
import { native } from './native.ts';
import { run } from './run.ts';
import { readSettings } from './settings.ts';

const LIMITS: AdapterLimits = {
  streaming: true,
  multiTurn: true,
  inputModes: ['text/plain', 'application/json'],
  outputModes: ['text/plain', 'application/json', 'image/*', 'application/pdf'],
  inputParts: ['text', 'data'],
  // Agents keep a conversation in the memory of one process, which most frameworks let no two turns change at once.
  serializeContext: true,
};

/** There is no common form for files: they reach the agent where the template has a place for them. */
const WITH_FILES: AdapterLimits = { ...LIMITS, inputModes: ['*/*'], inputParts: ['text', 'data', 'raw', 'url'] };

/** Agents in runtimes of Amazon Bedrock AgentCore (agent platforms, section 4). */
export const agentCoreAdapter: Adapter = {
  limits: (settings) => (hasPlaceFor('files', readSettings(settings).input_template) ? WITH_FILES : LIMITS),
  run,
  cancel,
  describe,
  native,
};

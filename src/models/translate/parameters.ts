import type { Json, JsonObject } from '../../protocol/index.ts';
import type { Family } from './family.ts';
import { refuse } from './fields.ts';

/** Parameters that every translated model takes. */
const TAKEN_BY_ALL = [
  'model',
  'messages',
  'stream',
  'stream_options',
  'max_tokens',
  'max_completion_tokens',
  'temperature',
  'top_p',
  'top_k',
  'stop',
  'tools',
  'tool_choice',
  'response_format',
  'reasoning_effort',
  'thinking',
  'user',
];

const TAKEN_BY: Record<Family, readonly string[]> = {
  anthropic: ['parallel_tool_calls'],
  google: ['seed', 'frequency_penalty', 'presence_penalty', 'safety_settings'],
  bedrock: ['parallel_tool_calls'],
};

/** They change nothing of an answer: whoever does not know them may leave them out. */
const WITHOUT_EFFECT = ['metadata', 'safety_identifier', 'prompt_cache_key', 'prompt_cache_retention'];

/** Values that ask for what happens anyway. */
const ASKS_FOR_NOTHING: Record<string, (value: Json) => boolean> = {
  n: (value) => value === 1,
  logprobs: (value) => value === false,
  parallel_tool_calls: (value) => value === true,
  frequency_penalty: (value) => value === 0,
  presence_penalty: (value) => value === 0,
  logit_bias: (value) => JSON.stringify(value) === '{}',
  modalities: (value) => JSON.stringify(value) === '["text"]',
  store: (value) => value === false,
  service_tier: (value) => value === 'auto' || value === 'default',
  verbosity: (value) => value === 'medium',
};

/**
 * Leaves only what the model's provider takes: the rest is refused, so that nobody believes it had an effect, or dropped
 * where the operator has decided so (`drop_params`; model notes, A.9).
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export function takenParameters(body: JsonObject, family: Family, dropsOthers: boolean): JsonObject {
  const taken = new Set([...TAKEN_BY_ALL, ...TAKEN_BY[family]]);
  const kept = Object.entries(body).filter(([name, value]) => {
    if (value === undefined || value === null || WITHOUT_EFFECT.includes(name)) return false;
    if (taken.has(name)) return true;
    if (dropsOthers || ASKS_FOR_NOTHING[name]?.(value)) return false;
    return refuse(name, 'the model does not take it. Leave it out, or set "drop_params" in the entry of the model.');
  });
  return Object.fromEntries(kept);
}

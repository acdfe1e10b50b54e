import { alternatives, boolean, seconds, wholeNumber } from '../value-type.ts';
import { key, optional } from './key.ts';

/** How models are called. */
export const MODELS_KEYS = {
  alwaysIncludeUsage: key({
    path: 'general_settings.always_include_stream_usage',
    type: boolean,
    default: false,
    about: 'End every stream of a model with its usage, as if the caller had asked for it.',
  }),
  modelRetries: key({
    path: 'router_settings.num_retries',
    type: wholeNumber(0, 32),
    default: 2,
    about:
      'How often a call of a model is tried again before anything of its answer left, on another deployment if any.',
  }),
  modelFallbacks: optional({
    path: 'router_settings.fallbacks',
    type: alternatives,
    about: 'Models to turn to, in order, when one fails and trying again did not help; "*" for those of any model.',
    example: '[{ gpt-4o: [claude] }]',
  }),
  modelFallbacksToo: optional({
    path: 'litellm_settings.fallbacks',
    type: alternatives,
    about: 'The same; router_settings wins.',
    example: '[{ gpt-4o: [claude] }]',
  }),
  modelCoolDownMs: key({
    path: 'router_settings.cooldown_time',
    type: seconds,
    default: 5_000,
    about: 'How long a deployment of a model that failed is left out, where there are others.',
    example: '5',
  }),
  modelTimeoutMs: key({
    path: 'router_settings.timeout',
    type: seconds,
    default: 600_000,
    about: 'Longest wait for a model to begin to answer, and longest silence within its answer.',
    example: '600',
  }),
};

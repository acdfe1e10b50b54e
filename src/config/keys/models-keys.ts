import {
  aliases,
  alternatives,
  boolean,
  choice,
  countByFailure,
  seconds,
  texts,
  waitSeconds,
  wholeNumber,
} from '../value-type.ts';
import { key, optional } from './key.ts';

const FALLBACKS = '[{ gpt-4o: [claude] }]';
const THE_SAME = 'The same; router_settings wins.';

/** How models are called. */
export const MODELS_KEYS = {
  alwaysIncludeUsage: key({
    path: 'general_settings.always_include_stream_usage',
    type: boolean,
    default: false,
    about: 'End every stream of a model with its usage, as if the caller had asked for it.',
  }),
  costInStreams: key({
    path: 'litellm_settings.include_cost_in_streaming_usage',
    type: boolean,
    default: false,
    about: 'Say in the usage at the end of a stream what the call costs ("cost", dollars), when that is known.',
  }),
  modelStrategy: key({
    path: 'router_settings.routing_strategy',
    type: choice([
      'simple-shuffle',
      'least-busy',
      'latency-based-routing',
      'usage-based-routing',
      'usage-based-routing-v2',
      'cost-based-routing',
    ]),
    default: 'simple-shuffle',
    about: 'How one of several deployments of a model is chosen: see models.md.',
  }),
  modelAliases: optional({
    path: 'router_settings.model_group_alias',
    type: aliases,
    about: 'Further names of models; with { model, hidden: true } they are not listed.',
    example: '{ gpt-4: gpt-4o }',
  }),
  modelRetries: optional({
    path: 'router_settings.num_retries',
    type: wholeNumber(0, 32),
    about: 'How often a call of a model is tried again before anything of its answer left; 2 unless told.',
    example: '2',
  }),
  modelRetriesToo: optional({
    path: 'litellm_settings.num_retries',
    type: wholeNumber(0, 32),
    about: THE_SAME,
    example: '2',
  }),
  modelRetryPolicy: optional({
    path: 'router_settings.retry_policy',
    type: countByFailure('Retries'),
    about: 'How often after each kind of failure, where that differs.',
    example: '{ TimeoutErrorRetries: 1, RateLimitErrorRetries: 3 }',
  }),
  modelRetryAfterMs: key({
    path: 'router_settings.retry_after',
    type: waitSeconds,
    default: 0,
    about: 'The least wait before the same deployment is asked again, seconds.',
  }),
  modelFallbacks: optional({
    path: 'router_settings.fallbacks',
    type: alternatives,
    about: 'Models to turn to, in order, when one fails and trying again did not help; "*" for those of any model.',
    example: FALLBACKS,
  }),
  modelFallbacksToo: optional({
    path: 'litellm_settings.fallbacks',
    type: alternatives,
    about: THE_SAME,
    example: FALLBACKS,
  }),
  contextWindowFallbacks: optional({
    path: 'router_settings.context_window_fallbacks',
    type: alternatives,
    about: 'The same for requests that are too long for the model.',
    example: FALLBACKS,
  }),
  contextWindowFallbacksToo: optional({
    path: 'litellm_settings.context_window_fallbacks',
    type: alternatives,
    about: THE_SAME,
    example: FALLBACKS,
  }),
  contentPolicyFallbacks: optional({
    path: 'router_settings.content_policy_fallbacks',
    type: alternatives,
    about: 'The same for requests that the rules of the provider forbid.',
    example: FALLBACKS,
  }),
  contentPolicyFallbacksToo: optional({
    path: 'litellm_settings.content_policy_fallbacks',
    type: alternatives,
    about: THE_SAME,
    example: FALLBACKS,
  }),
  defaultFallbacks: optional({
    path: 'router_settings.default_fallbacks',
    type: texts,
    about: 'Models to turn to for those that have none of their own.',
    example: '[claude]',
  }),
  defaultFallbacksToo: optional({
    path: 'litellm_settings.default_fallbacks',
    type: texts,
    about: THE_SAME,
    example: '[claude]',
  }),
  maxFallbacks: key({
    path: 'router_settings.max_fallbacks',
    type: wholeNumber(0, 32),
    default: 5,
    about: 'So many models stand in for one call at most.',
  }),
  modelCoolDownMs: optional({
    path: 'router_settings.cooldown_time',
    type: seconds,
    about: 'How long a deployment of a model that failed is left out, where there are others; 5 unless told.',
    example: '5',
  }),
  modelCoolDownMsToo: optional({
    path: 'litellm_settings.cooldown_time',
    type: seconds,
    about: THE_SAME,
    example: '5',
  }),
  modelAllowedFails: optional({
    path: 'router_settings.allowed_fails',
    type: wholeNumber(0, 1_000_000),
    about: 'Failures within a minute before that, where one is not enough; 3 unless told.',
    example: '3',
  }),
  modelAllowedFailsToo: optional({
    path: 'litellm_settings.allowed_fails',
    type: wholeNumber(0, 1_000_000),
    about: THE_SAME,
    example: '3',
  }),
  modelAllowedFailsPolicy: optional({
    path: 'router_settings.allowed_fails_policy',
    type: countByFailure('AllowedFails'),
    about: 'The same for each kind of failure, where that differs.',
    example: '{ RateLimitErrorAllowedFails: 10 }',
  }),
  disableCoolDowns: key({
    path: 'router_settings.disable_cooldowns',
    type: boolean,
    default: false,
    about: 'Leave no deployment out.',
  }),
  modelTimeoutMs: optional({
    path: 'router_settings.timeout',
    type: seconds,
    about: 'Longest wait for an answer of a model, where its entry says nothing else; 600 unless told.',
    example: '600',
  }),
  modelTimeoutMsToo: optional({
    path: 'litellm_settings.request_timeout',
    type: seconds,
    about: THE_SAME,
    example: '600',
  }),
  modelStreamTimeoutMs: optional({
    path: 'router_settings.stream_timeout',
    type: seconds,
    about: 'Longest wait for a stream to begin, and longest silence in it; the timeout unless told.',
    example: '60',
  }),
};

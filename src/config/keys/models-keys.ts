import { discounts, margins, strategyTerms, userHeaders } from '../models/model-terms.ts';
import {
  aliases,
  alternatives,
  boolean,
  choice,
  countByFailure,
  headerName,
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
  deploymentParallel: optional({
    path: 'general_settings.max_parallel_requests',
    type: wholeNumber(1, Number.MAX_SAFE_INTEGER),
    about: 'Calls at the same time of each deployment of a model that says nothing else; beyond them others answer.',
    example: '50',
  }),
  forwardsHeaders: key({
    path: 'general_settings.forward_client_headers_to_llm_api',
    type: boolean,
    default: false,
    about:
      'Tell providers the headers of callers that begin with x-; never keys, nor what is the gateway’s: see models.md.',
  }),
  forwardsHeadersTo: key({
    path: 'litellm_settings.model_group_settings.forward_client_headers_to_llm_api',
    type: texts,
    default: [],
    about: 'The same for the providers of these models alone; "*" in a name stands for any letters.',
  }),
  userHeader: optional({
    path: 'general_settings.user_header_name',
    type: headerName,
    about:
      'A header that says on whose behalf a model is called, where neither x-litellm-customer-id nor …-end-user-id does.',
    example: 'x-openwebui-user-email',
  }),
  userHeaderMappings: optional({
    path: 'general_settings.user_header_mappings',
    type: userHeaders,
    about: 'The same for several, which win over it; only those of the role "customer" count.',
    example: '[{ header_name: x-openwebui-user-email, litellm_user_role: customer }]',
  }),
  costInStreams: key({
    path: 'litellm_settings.include_cost_in_streaming_usage',
    type: boolean,
    default: false,
    about: 'Say in the usage at the end of a stream what the call costs ("cost", dollars), when that is known.',
  }),
  dropsParams: key({
    path: 'litellm_settings.drop_params',
    type: boolean,
    default: false,
    about:
      'Leave out parameters that a model does not take, instead of refusing them or leaving that to its provider; entries may say otherwise.',
  }),
  costDiscounts: optional({
    path: 'litellm_settings.cost_discount_config',
    type: discounts,
    about: 'What is taken off the cost of a call, by provider; "global" for those that are not named.',
    example: '{ vertex_ai: 0.05 }',
  }),
  costMargins: optional({
    path: 'litellm_settings.cost_margin_config',
    type: margins,
    about: 'What is then added to it: a share, or a share and dollars for each call.',
    example: '{ global: 0.1, openai: { percentage: 0.08, fixed_amount: 0.0005 } }',
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
  modelStrategyTerms: optional({
    path: 'router_settings.routing_strategy_args',
    type: strategyTerms,
    about:
      'For latency-based-routing: "ttl", seconds after which a measure counts no more, and "lowest_latency_buffer", the share by which others may be slower than the fastest and still be asked.',
    example: '{ ttl: 60, lowest_latency_buffer: 0.5 }',
  }),
  checksContext: key({
    path: 'router_settings.enable_pre_call_checks',
    type: boolean,
    default: false,
    about:
      'Ask no deployment for more than its model takes at once ("max_input_tokens" of its model_info, else the table of models), judged by the length of the request.',
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

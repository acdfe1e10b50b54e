import { isUnknownPrice } from './price-fields.ts';

const NO_PRICE = 'calls cost what their tokens do, and so much for each: see models.md';
const LIMITS = 'NOT ENFORCED: set budgets of keys, users, teams and agents, or litellm_settings.max_budget';
const AZURE = 'give an api_key, or azure_ad_token';
const OF_LITELLM = 'it has no effect on models, and their providers are not told';

/** LiteLLM's own words in `litellm_params` that have no effect here: no provider knows them. By the reason. */
const PARAMETERS: Record<string, readonly string[]> = {
  'calls are tried again by router_settings.num_retries': ['max_retries', 'num_retries'],
  'router_settings.cooldown_time holds for all': ['cooldown_time'],
  'calls have the tags of their keys, teams and callers': ['tags'],
  'write extra_headers': ['headers'],
  'write model: mock/echo': ['mock_response'],
  'answers are not cached': ['cache'],
  'callers mark what is to be kept themselves': ['cache_control_injection_points'],
  [LIMITS]: ['max_budget', 'budget_duration'],
  [AZURE]: ['tenant_id', 'client_id', 'client_secret', 'azure_username', 'azure_password', 'azure_scope'],
  [OF_LITELLM]: [
    'allowed_openai_params',
    'auto_router_config',
    'auto_router_config_path',
    'auto_router_default_model',
    'auto_router_embedding_model',
    'configurable_clientside_auth_params',
    'guardrails',
    'litellm_system_prompt',
    'litellm_trace_id',
    'merge_reasoning_content_in_choices',
    'prompt_id',
    'prompt_variables',
    'ssl_verify',
    'use_in_pass_through',
    'use_litellm_proxy',
  ],
};

const INFORMATION: Record<string, readonly string[]> = {
  'the entry holds wherever its file does': ['supported_environments'],
  'providers are not asked how they are: calls tell': [
    'disable_background_health_check',
    'health_check_max_tokens',
    'health_check_model',
    'health_check_timeout',
    'health_check_voice',
  ],
};

const byName = (reasons: Record<string, readonly string[]>): ReadonlyMap<string, string> =>
  new Map(Object.entries(reasons).flatMap(([reason, names]) => names.map((name) => [name, reason] as const)));

const SECTIONS = { litellm_params: byName(PARAMETERS), model_info: byName(INFORMATION) };

/** Why a field of a model's entry has no effect; undefined when it has one. */
export function unusedModelField(section: 'litellm_params' | 'model_info', name: string): string | undefined {
  return SECTIONS[section].get(name) ?? (isUnknownPrice(name) ? NO_PRICE : undefined);
}

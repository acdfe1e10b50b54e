/** The configuration of the demo, as an operator would have written it. @param provider the address of its models */
export const configFile = (
  provider: string,
): string => `# The demo of Switchboard. What stands in this file is read-only in the admin UI; what people add there is kept apart.
server:
  # Changes of this file wait until an administrator has seen them.
  config_reload: confirm

model_list:
  - model_name: quick
    litellm_params: { model: openai/gpt-4.1-mini, api_base: ${provider}, api_key: none }
  # The first is asked before the second, and has no room now.
  - model_name: careful
    litellm_params: { model: openai/gpt-4.1-2025-04-14, api_base: ${provider}, api_key: none, order: 1 }
  - model_name: careful
    litellm_params: { model: openai/gpt-4.1, api_base: ${provider}, api_key: none, order: 2 }
  # Fails now and then; quick stands in for it.
  - model_name: drafts
    litellm_params: { model: openai/gpt-4.1-nano, api_base: ${provider}, api_key: none, input_cost_per_token: 0.0000002, output_cost_per_token: 0.0000008 }
  # Nobody has said what it costs.
  - model_name: in-house
    litellm_params: { model: openai/berth-9b, api_base: ${provider}, api_key: none }
  - model_name: search
    litellm_params: { model: openai/text-embedding-3-small, api_base: ${provider}, api_key: none }

router_settings:
  num_retries: 1
  fallbacks: [{ drafts: [quick] }]

general_settings:
  store_prompts_in_spend_logs: true
  maximum_spend_logs_retention_period: 90d

litellm_settings:
  max_budget: 500
  budget_duration: 1mo
  # Of LiteLLM, and of no use here: the report of the configuration says so.
  set_verbose: false

agent_defaults:
  health_check:
    period_ms: 60000
    unhealthy_after: 1

push_notifications:
  allowed_ranges: [127.0.0.1/32]
`;

/** The same after somebody has edited it. */
export const changedConfigFile = (file: string): string =>
  file
    .replace('output_cost_per_token: 0.0000008', 'output_cost_per_token: 0.000001')
    .replace('maximum_spend_logs_retention_period: 90d', 'maximum_spend_logs_retention_period: 180d')
    .replace('litellm_settings:\n', 'litellm_settings:\n  redact_user_api_key_info: true\n');

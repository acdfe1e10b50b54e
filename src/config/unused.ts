/**
 * What LiteLLM knows and the gateway does not use: reported with the reason, so that nobody relies on it. Never fatal,
 * because a file must be usable by both (model notes, section A.14).
 */
const MODELS = 'it has no effect on models yet';
const STORED = 'models of the API are always kept in the database: see models.md';
const EXPORT = 'it has no effect on the export of traces: see tracing.md';
const LIMITS = 'NOT ENFORCED: limit keys, users, teams and agents, or set limits.default_key';
const DATABASE = 'the gateway manages its own tables and connections';
const ADMIN =
  'people sign in to the admin UI with a key, by invitation with a password, or by what sso names: see access.md';
const ALERTS =
  'the gateway sends no alerts itself; rules for its metrics stand in the settings of the admin UI: see operations.md';
const CACHE = 'answers are not cached';
const RECORDS = 'every call is recorded; maximum_spend_logs_retention_period decides for how long';

/** Names of LiteLLM's own keys by section, with why each is not used. */
const BY_SECTION: Record<string, Record<string, string[]>> = {
  general_settings: {
    [RECORDS]: ['disable_spend_logs', 'disable_error_logs', 'disable_spend_updates'],
    'old records are removed all the time, in small batches': ['maximum_spend_logs_retention_interval'],
    [MODELS]: [
      'background_health_checks',
      'completion_model',
      'health_check_interval',
      'infer_model_from_keys',
      'pass_through_endpoints',
    ],
    [STORED]: ['store_model_in_db'],
    [DATABASE]: [
      'allow_requests_on_db_unavailable',
      'database_connection_pool_limit',
      'database_connection_timeout',
      'database_type',
      'disable_adding_master_key_hash_to_db',
      'proxy_batch_write_at',
      'use_redis_transaction_buffer',
    ],
    [ADMIN]: ['allow_user_auth', 'enable_jwt_auth', 'ui_access_mode'],
    [ALERTS]: ['alerting', 'alerting_threshold', 'alert_types', 'alert_to_webhook_url', 'alerting_args'],
    'name the proxies in server.trusted_proxies': ['use_x_forwarded_for'],
    'limit responses with agent_defaults.limits.response_bytes': ['max_response_size_mb'],
    'the master key or a virtual key is always needed': [
      'custom_auth',
      'public_routes',
      'allowed_routes',
      'admin_only_routes',
    ],
  },
  router_settings: {
    [MODELS]: ['redis_host', 'redis_password', 'redis_port'],
  },
  litellm_settings: {
    [MODELS]: ['modify_params'],
    [EXPORT]: ['langfuse_default_tags', 'service_callback'],
    [LIMITS]: ['max_internal_user_budget'],
    [CACHE]: ['cache', 'cache_params', 'enable_caching_on_provider_specific_optional_params'],
    [ADMIN]: ['default_internal_user_params', 'default_team_settings', 'upperbound_key_generate_params'],
    'set log.level': ['set_verbose', 'json_logs', 'suppress_debug_info'],
    'set metrics.auth': ['require_auth_for_metrics_endpoint'],
    'agents are found by the words of their names and cards': ['agent_search_embedding_model'],
  },
};

/** Sections that are not used at all. */
const WHOLE_SECTIONS: Record<string, string> = {
  guardrails: 'the gateway has no guardrails yet',
  mcp_servers: 'the gateway serves no tools',
  mcp_tools: 'the gateway serves no tools',
  vector_store_registry: MODELS,
  callback_settings: EXPORT,
  finetune_settings: MODELS,
  files_settings: MODELS,
};

/** Path of each key that is known and not used, with the reason. */
export const UNUSED_KEYS: ReadonlyMap<string, string> = new Map([
  ...Object.entries(WHOLE_SECTIONS),
  ...Object.entries(BY_SECTION).flatMap(([section, reasons]) =>
    Object.entries(reasons).flatMap(([reason, names]) => names.map((name) => [`${section}.${name}`, reason] as const)),
  ),
]);

const ONE_PROCESS = 'one process keeps its state itself; several are not supported yet';

/** Variables that operators may count on and the gateway does not read. */
export const UNUSED_VARIABLES: ReadonlyMap<string, string> = new Map([
  ['REDIS_URL', ONE_PROCESS],
  ['REDIS_HOST', ONE_PROCESS],
  ['OTEL_EXPORTER_OTLP_PROTOCOL', 'traces are sent as JSON over HTTP, which every collector takes'],
  ['UI_USERNAME', ADMIN],
  ['UI_PASSWORD', ADMIN],
  ['STORE_MODEL_IN_DB', STORED],
  ['DEFAULT_A2A_AGENT_TIMEOUT', 'set agent_defaults.timeouts'],
]);

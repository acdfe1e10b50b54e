import {
  alternatives,
  boolean,
  bytes,
  calendarDuration,
  choice,
  dollars,
  duration,
  headerName,
  httpUrl,
  megabytes,
  milliseconds,
  networks,
  postgresUrl,
  seconds,
  secret,
  text,
  texts,
  type ValueType,
  wholeNumber,
} from './value-type.ts';

/** One key of the file. */
export interface Key<T> {
  /** Where it stands: `server.port`. */
  path: string;
  type: ValueType<T>;
  default: T;
  /** One or two sentences for the operator. */
  about: string;
  /** Variables that set it too and win over the file; of several the first that is set. */
  variables: readonly string[];
  /** A change in the file takes effect while the gateway runs; others need a restart. */
  reloadable: boolean;
  /** How the example file writes it, where there is no default or the file counts in another unit. */
  example?: string;
}

type KeySpec<T> = Pick<Key<T>, 'path' | 'type' | 'about'> &
  Partial<Pick<Key<T>, 'variables' | 'reloadable' | 'example'>>;

const key = <T>(spec: KeySpec<T> & { default: NoInfer<T> }): Key<T> => ({ variables: [], reloadable: false, ...spec });

/** A key that may stay without a value. */
const optional = <T>(spec: KeySpec<T>): Key<T | null> => ({
  variables: [],
  reloadable: false,
  default: null,
  ...spec,
});

const atLeastOne = wholeNumber(1, Number.MAX_SAFE_INTEGER);

const MEBIBYTE = 1024 * 1024;

/**
 * Every key there is, apart from the entries of `agents:`. Validation, `switchboard check`, docs/configuration.md and
 * config.example.yaml follow this table. `general_settings` and `litellm_settings` hold the keys that LiteLLM names; the
 * other sections are the gateway's own.
 */
export const KEYS = {
  host: key({
    path: 'server.host',
    type: text,
    default: '0.0.0.0',
    about: 'Address to listen on.',
    variables: ['HOST'],
  }),
  port: key({
    path: 'server.port',
    type: wholeNumber(0, 65_535),
    default: 4000,
    about: 'Port to listen on; 0 takes a free one.',
    variables: ['PORT'],
  }),
  publicUrl: optional({
    path: 'server.public_url',
    type: httpUrl,
    about: 'The address callers use, written into agent cards. When it is not set, it is taken from each request.',
    variables: ['PROXY_BASE_URL'],
    example: 'https://agents.example.com',
  }),
  trustedProxies: key({
    path: 'server.trusted_proxies',
    type: networks,
    default: [],
    about: 'Proxies in front of the gateway whose X-Forwarded-* headers are believed.',
    variables: ['SWITCHBOARD_TRUSTED_PROXIES'],
  }),
  defaultAgent: optional({
    path: 'server.default_agent',
    type: text,
    about: 'Name of the agent whose card is served at /.well-known/agent-card.json.',
    reloadable: true,
    example: 'my-agent',
  }),
  shutdownGraceMs: key({
    path: 'server.shutdown_grace_ms',
    type: milliseconds,
    default: 60_000,
    about: 'How long open calls may go on after a stop was asked for.',
  }),
  maxConnections: key({
    path: 'server.max_connections',
    type: atLeastOne,
    default: 10_000,
    about:
      'How many connections callers may have open, all together. The limit of open files must allow for twice as many.',
  }),
  maxStreams: key({
    path: 'server.max_streams',
    type: atLeastOne,
    default: 5_000,
    about: 'How many streams may be open to callers, all together.',
  }),
  logLevel: key({
    path: 'log.level',
    type: choice(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']),
    default: 'info',
    about: 'What is written to the log: messages of this level and above.',
    variables: ['SWITCHBOARD_LOG_LEVEL', 'LITELLM_LOG'],
  }),
  dataDir: key({
    path: 'store.data_dir',
    type: text,
    default: './switchboard-data',
    about: 'Directory of the embedded database, the journal and generated secrets.',
    variables: ['SWITCHBOARD_DATA_DIR'],
  }),
  saltKey: optional({
    path: 'store.salt_key',
    type: secret,
    about:
      'Seals secrets at rest and must never change. When it is not set, one is generated and kept in the directory.',
    variables: ['SWITCHBOARD_SALT_KEY'],
    example: 'os.environ/SWITCHBOARD_SALT_KEY',
  }),
  masterKey: optional({
    path: 'general_settings.master_key',
    type: secret,
    about: "The administrator's key. When it is not set, one is generated at the first start and printed once.",
    variables: ['SWITCHBOARD_MASTER_KEY'],
    example: 'os.environ/SWITCHBOARD_MASTER_KEY',
  }),
  databaseUrl: optional({
    path: 'general_settings.database_url',
    type: postgresUrl,
    about: 'PostgreSQL to use instead of the embedded database.',
    variables: ['DATABASE_URL'],
    example: 'os.environ/DATABASE_URL',
  }),
  keyHeader: optional({
    path: 'general_settings.litellm_key_header_name',
    type: headerName,
    about: "One more header that may carry the caller's key, besides Authorization and x-litellm-api-key.",
    example: 'x-company-key',
  }),
  defaultAgentAccess: key({
    path: 'general_settings.default_agent_access',
    type: choice(['none', 'all']),
    default: 'none',
    about: 'What keys may call when neither they nor their team declare any agents: nothing, or, as in LiteLLM, all.',
  }),
  defaultModelAccess: key({
    path: 'general_settings.default_model_access',
    type: choice(['all', 'none']),
    default: 'all',
    about: 'Which models keys may call when neither they nor their team declare any: all, as in LiteLLM, or none.',
  }),
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
  maxRequestBytes: key({
    path: 'general_settings.max_request_size_mb',
    type: megabytes,
    default: 10 * MEBIBYTE,
    about: 'The largest request body that is read, for every agent.',
    example: '10',
  }),
  content: key({
    path: 'general_settings.store_prompts_in_spend_logs',
    type: boolean,
    default: false,
    about: 'Keep what was asked and answered, redacted. Agents and keys may decide otherwise (log_content).',
    variables: ['STORE_PROMPTS_IN_SPEND_LOGS'],
  }),
  retentionMs: optional({
    path: 'general_settings.maximum_spend_logs_retention_period',
    type: duration,
    about: 'Delete the records of calls that are older. When it is not set, they are kept.',
    example: '30d',
  }),
  auditRetentionMs: optional({
    path: 'audit.retention',
    type: duration,
    about: 'Remove entries of the audit log that are older. When it is not set, they are kept.',
    example: '365d',
  }),
  taskOwnership: key({
    path: 'tasks.ownership',
    type: choice(['key', 'user', 'team']),
    default: 'key',
    about: 'Whose tasks and contexts are: those of the key that made them, or of all keys of its user or its team.',
  }),
  unknownTasks: key({
    path: 'tasks.unknown_tasks',
    type: choice(['refuse', 'adopt']),
    default: 'refuse',
    about:
      'What becomes of ids of tasks that were made before the gateway, or past it: they are unknown to everybody, or ' +
      "become the first caller's who names them.",
  }),
  unknownContexts: key({
    path: 'tasks.unknown_contexts',
    type: choice(['accept', 'refuse']),
    default: 'accept',
    about: 'Whether callers may name contexts of their own, or go on only with those that agents have opened for them.',
  }),
  taskRetentionMs: optional({
    path: 'tasks.retention',
    type: duration,
    about:
      'Finished tasks that nothing was heard of for this long are forgotten: nobody can get them any more. When it is not set, they are kept.',
    example: '90d',
  }),
  publicAgents: key({
    path: 'litellm_settings.public_agent_groups',
    type: texts,
    default: [],
    about: 'Names or ids of the agents that the public catalogue shows.',
    reloadable: true,
  }),
  keepAliveMs: key({
    path: 'litellm_settings.sse_keepalive_ping_interval_seconds',
    type: seconds,
    default: 15_000,
    about: 'Silence on a stream after which a comment is sent, so that proxies keep it open.',
    example: '15',
  }),
  cardMode: key({
    path: 'agent_defaults.card_mode',
    type: choice(['hybrid', '1.0', '0.3']),
    default: 'hybrid',
    about: 'Which card callers get: one that clients of A2A 1.0 and 0.3 both understand, or that of one version.',
  }),
  cardRefreshMs: key({
    path: 'agent_defaults.card_refresh_ms',
    type: milliseconds,
    default: 3_600_000,
    about: "How often agents' cards are fetched again; 0 never.",
  }),
  connectMs: key({
    path: 'agent_defaults.timeouts.connect_ms',
    type: milliseconds,
    default: 10_000,
    about: 'Longest wait for a connection to an agent, TLS included.',
  }),
  firstByteMs: key({
    path: 'agent_defaults.timeouts.first_byte_ms',
    type: milliseconds,
    default: 600_000,
    about: "Longest wait for an agent's answer to begin.",
  }),
  idleMs: key({
    path: 'agent_defaults.timeouts.idle_ms',
    type: milliseconds,
    default: 600_000,
    about: "Longest silence within an agent's answer.",
  }),
  totalMs: key({
    path: 'agent_defaults.timeouts.total_ms',
    type: milliseconds,
    default: 6_000_000,
    about: 'The whole of a call; 0 sets no limit.',
  }),
  requestBytes: key({
    path: 'agent_defaults.limits.request_bytes',
    type: bytes,
    default: 10 * MEBIBYTE,
    about: 'The largest request to an agent.',
  }),
  responseBytes: key({
    path: 'agent_defaults.limits.response_bytes',
    type: bytes,
    default: 32 * MEBIBYTE,
    about: "The largest answer of an agent; streams are limited by their events' size only.",
  }),
  eventBytes: key({
    path: 'agent_defaults.limits.event_bytes',
    type: bytes,
    default: 8 * MEBIBYTE,
    about: "The largest event of an agent's stream.",
  }),
  balancingStrategy: key({
    path: 'agent_defaults.load_balancing.strategy',
    type: choice(['weighted', 'least_in_flight', 'lowest_latency']),
    default: 'weighted',
    about: 'How one of several deployments is chosen.',
  }),
  maxAttempts: key({
    path: 'agent_defaults.load_balancing.max_attempts',
    type: wholeNumber(1, 64),
    default: 3,
    about: 'Deployments that one call is tried on at most, each only if the one before provably did not get it.',
  }),
  ejectAfter: key({
    path: 'agent_defaults.load_balancing.eject_after',
    type: wholeNumber(1, 1_000_000),
    default: 3,
    about: 'Faults in a row after which a deployment is left out for a while.',
  }),
  coolDownMs: key({
    path: 'agent_defaults.load_balancing.cool_down_ms',
    type: milliseconds,
    default: 5_000,
    about: 'How long it is left out the first time; each time in a row twice as long.',
  }),
  maxCoolDownMs: key({
    path: 'agent_defaults.load_balancing.max_cool_down_ms',
    type: milliseconds,
    default: 60_000,
    about: 'The longest it is left out.',
  }),
  slowStartMs: key({
    path: 'agent_defaults.load_balancing.slow_start_ms',
    type: milliseconds,
    default: 0,
    about: 'How long the share of a deployment that is back grows from a tenth to the whole; 0 at once.',
  }),
  healthPeriodMs: key({
    path: 'agent_defaults.health_check.period_ms',
    type: milliseconds,
    default: 0,
    about: 'How often every deployment is asked whether it works; 0 only when somebody wants to know.',
  }),
  healthTimeoutMs: key({
    path: 'agent_defaults.health_check.timeout_ms',
    type: milliseconds,
    default: 5_000,
    about: 'The longest a deployment may take to answer that.',
  }),
  unhealthyAfter: key({
    path: 'agent_defaults.health_check.unhealthy_after',
    type: wholeNumber(1, 1000),
    default: 3,
    about: 'Failed checks in a row that make a deployment unhealthy.',
  }),
  healthyAfter: key({
    path: 'agent_defaults.health_check.healthy_after',
    type: wholeNumber(1, 1000),
    default: 1,
    about: 'Successful checks in a row that make it healthy again.',
  }),
  maxContentBytes: key({
    path: 'ledger.max_content_bytes',
    type: bytes,
    default: MEBIBYTE,
    about: "How much of a call's request, and of its answer, is kept at most.",
  }),
  contentRetentionMs: optional({
    path: 'ledger.content_retention',
    type: duration,
    about:
      'Delete what was said in older calls, and keep their records. When it is not set, it is kept with the record.',
    example: '7d',
  }),
  shadowLimits: key({
    path: 'limits.shadow',
    type: boolean,
    default: false,
    about: 'Record what limits and budgets would refuse, and refuse nothing.',
  }),
  gatewayBudget: optional({
    path: 'litellm_settings.max_budget',
    type: dollars,
    about: 'Dollars that all calls together may cost in one window of the budget; 0 sets no limit.',
    example: '100',
  }),
  gatewayBudgetDuration: optional({
    path: 'litellm_settings.budget_duration',
    type: calendarDuration,
    about: 'Length of that window; when it is not set, the budget is for ever.',
    example: '1mo',
  }),
  defaultKeyRpm: optional({
    path: 'limits.default_key.rpm_limit',
    type: atLeastOne,
    about: 'Requests in any 60 seconds, of each key that declares no limits; as the others below.',
    example: '600',
  }),
  defaultKeyTpm: optional({
    path: 'limits.default_key.tpm_limit',
    type: atLeastOne,
    about: 'Tokens in any 60 seconds, as far as agents report them.',
    example: '100000',
  }),
  defaultKeyParallel: optional({
    path: 'limits.default_key.max_parallel_requests',
    type: atLeastOne,
    about: 'Calls at the same time; a stream runs until it ends.',
    example: '50',
  }),
  defaultKeyStreams: optional({
    path: 'limits.default_key.max_streams',
    type: atLeastOne,
    about: 'Streams at the same time.',
    example: '20',
  }),
  defaultKeyBudget: optional({
    path: 'limits.default_key.max_budget',
    type: dollars,
    about: 'Dollars in one window of the budget.',
    example: '10',
  }),
  defaultKeySoftBudget: optional({
    path: 'limits.default_key.soft_budget',
    type: dollars,
    about: 'Dollars in one window from which on the log warns.',
    example: '8',
  }),
  defaultKeyBudgetDuration: optional({
    path: 'limits.default_key.budget_duration',
    type: calendarDuration,
    about: 'Length of the window; when it is not set, the budget is for ever.',
    example: '1mo',
  }),
  callbackRanges: key({
    path: 'push_notifications.allowed_ranges',
    type: networks,
    default: [],
    about:
      'Addresses besides public ones that callers may name for push notifications, where an agent takes them ' +
      '(push_notifications: validate).',
  }),
  metricsAuth: key({
    path: 'metrics.auth',
    type: choice(['admin', 'none']),
    default: 'admin',
    about: "Who may read /metrics: the holder of the administrator's key, or everyone.",
  }),
};

/** A value for every key. */
export type Values = { [Name in keyof typeof KEYS]: (typeof KEYS)[Name]['default'] };

/** What the sections are for, in the order of the example file. */
export const SECTIONS: Record<string, string> = {
  general_settings: "LiteLLM's section: keys, database, records.",
  litellm_settings: "LiteLLM's section: what is public, streams, the budget of everything.",
  router_settings: "LiteLLM's section: how calls of models are shared among deployments.",
  server: 'How callers reach the gateway.',
  log: "The gateway's own log.",
  store: 'Where the gateway keeps what it must remember.',
  agent_defaults: 'Applies to agents that set nothing themselves; names as in their entries.',
  tasks: 'Whose tasks and contexts are.',
  ledger: 'The records of calls.',
  audit: 'The record of what administrators change, and of what is denied.',
  limits: 'What keys may take when they declare nothing themselves; see limits.md.',
  push_notifications: 'Where agents may be sent to by their callers.',
  metrics: 'Figures for Prometheus.',
};

import type { Timeouts } from '../outbound/index.ts';
import type { AgentRegistration } from './agent-registration.ts';
import type { TraceDestination } from './destination-registration.ts';
import type { LimitFields } from './limit-fields.ts';
import type { CompleteModel } from './models/complete-model.ts';
import type { ModelRegistration } from './models/model-registration.ts';
import type { ByProvider, Margin, StrategyTerms } from './models/model-terms.ts';
import type { CountByFailure } from './value-type.ts';

/** What users may do, as LiteLLM names it. */
type SsoRole = 'proxy_admin' | 'proxy_admin_viewer' | 'internal_user' | 'internal_user_viewer';

/** Everything an operator can set, validated, with defaults filled in. Built from the file and the environment. */
export interface Config {
  /** Absolute path of the file it came from; null when there is none. */
  file: string | null;
  server: {
    host: string;
    port: number;
    /** The address callers use, for cards; null means it is taken from the request (trusted proxies only). */
    publicUrl: URL | null;
    /** CIDRs whose `X-Forwarded-*` headers are believed. */
    trustedProxies: string[];
    /** Addresses and ranges that are served; null for all. */
    allowedAddresses: string[] | null;
    /** Whose pages may call from browsers; `*` for all. */
    corsOrigins: string[];
    /** How long open calls may go on after a stop was asked for. */
    shutdownGraceMs: number;
    /** Silence on a stream after which a comment is sent. */
    keepAliveMs: number;
    maxRequestBytes: number;
    /** Of all callers together, as the next one. */
    maxConnections: number;
    maxStreams: number;
  };
  log: { level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent' };
  store: {
    dataDir: string;
    /** `postgres://…`; null means the embedded database in `dataDir`. */
    databaseUrl: string | null;
  };
  secrets: {
    /** Null means: generated at the first start and kept, sealed, in the store. */
    masterKey: string | null;
    /** Null means: generated at the first start and kept in `dataDir`. */
    saltKey: string | null;
    /** An additional header name that carries the caller's key (`litellm_key_header_name`). */
    keyHeader: string | null;
  };
  access: {
    /** What keys may call when neither they nor their team declare any agents. */
    defaultAgentAccess: 'none' | 'all';
    /** Which models, when neither declares any. */
    defaultModelAccess: 'none' | 'all';
  };
  /** The OpenID provider that people may sign in with; null when there is none. */
  singleSignOn: {
    issuer: URL;
    clientId: string;
    clientSecret: string | null;
    name: string;
    scopes: string[];
    allowedDomains: string[];
    provisions: boolean;
    defaultRole: SsoRole;
    roleClaim: string | null;
    roles: Record<string, SsoRole>;
    teamClaim: string | null;
    teams: Record<string, string>;
  } | null;
  agents: AgentRegistration[];
  /** Deployments of models. */
  models: ModelRegistration[];
  /** For models that are registered over the API. */
  completeModel: CompleteModel;
  /** How calls of models are shared among deployments, and what stands in for what (model notes, A.13). */
  modelRouting: {
    strategy: 'simple-shuffle' | 'least-busy' | 'latency-based-routing' | 'usage-based-routing' | 'cost-based-routing';
    strategyTerms: StrategyTerms;
    /** No deployment is asked for more than its model takes at once. */
    checksContext: boolean;
    /** What a translated model does not take is left out, where its entry says nothing else. */
    dropsParams: boolean;
    /** Taken off the cost of a call, as a share of it, and then added to it. */
    costDiscounts: ByProvider<number>;
    costMargins: ByProvider<Margin>;
    /** Further names of models. */
    aliases: Record<string, { model: string; hidden: boolean }>;
    /** How often a call is tried again, on another deployment where there is one. */
    retries: number;
    /** After each kind of failure, where that differs. */
    retriesBy: CountByFailure;
    /** The least wait before the same deployment is asked again. */
    retryAfterMs: number;
    /** Models to turn to when one fails; `*` for those of any model. */
    fallbacks: Record<string, string[]>;
    contextWindowFallbacks: Record<string, string[]>;
    contentPolicyFallbacks: Record<string, string[]>;
    /** For models that have none of their own. */
    defaultFallbacks: string[];
    maxFallbacks: number;
    /** How long a deployment that failed is left out. */
    coolDownMs: number;
    neverCools: boolean;
    /** Failures within a minute that are borne. */
    allowedFails: number;
    allowedFailsBy: CountByFailure;
    /** The whole of a call, where its deployment says nothing else. */
    timeoutMs: number;
    /** Until a stream begins, and the longest silence in it; null for `timeoutMs`. */
    streamTimeoutMs: number | null;
    /** Calls at the same time of a deployment that says nothing else; null for any number. */
    maxParallel: number | null;
    /** Streams end with their usage, whether it was asked for or not. */
    alwaysIncludeUsage: boolean;
    /** That usage says what the call costs. */
    costInStreams: boolean;
    /** Models whose providers are told callers' own headers; names, with `*` for any letters. */
    forwardsHeadersTo: string[];
    /** Headers that say on whose behalf a model is called, the strongest first. */
    userHeaders: string[];
  };
  /** Ids or names of public agents (`litellm_settings.public_agent_groups`). */
  publicAgents: string[];
  /** The agent whose card is served at the origin's root. */
  defaultAgent: string | null;
  /** Defaults for agents that set nothing themselves. */
  agentDefaults: {
    timeouts: Timeouts;
    limits: { requestBytes: number; responseBytes: number; eventBytes: number };
    cardMode: 'hybrid' | '1.0' | '0.3';
    /** How often cards are fetched again; 0 never. */
    cardRefreshMs: number;
    balancing: {
      strategy: 'weighted' | 'least_in_flight' | 'lowest_latency';
      maxAttempts: number;
      ejectAfter: number;
      coolDownMs: number;
      maxCoolDownMs: number;
      slowStartMs: number;
    };
    healthCheck: { periodMs: number; timeoutMs: number; unhealthyAfter: number; healthyAfter: number };
  };
  ledger: {
    /** Keep request and response content (`store_prompts_in_spend_logs`). */
    content: boolean;
    maxContentBytes: number;
    /** Delete calls older than this; null keeps them. */
    retentionMs: number | null;
    /** Delete what was said in calls older than this; null keeps it with the call. */
    contentRetentionMs: number | null;
    /** Responses of each key whose sessions are remembered. */
    responsesPerKey: number;
  };
  audit: {
    /** Remove entries older than this; null keeps them. */
    retentionMs: number | null;
  };
  limits: {
    /** Record what limits would refuse, and refuse nothing. */
    shadow: boolean;
    /** For keys that declare no limits. */
    defaultKey: LimitFields;
    /** For all calls together. */
    gateway: LimitFields;
  };
  tasks: {
    /** Whose the tasks of a key are. */
    ownership: 'key' | 'user' | 'team';
    /** What becomes of task ids that were never seen: refused, or passed on and then the caller's. */
    unknownTasks: 'refuse' | 'adopt';
    /** Whether callers may name contexts of their own. */
    unknownContexts: 'accept' | 'refuse';
    /** Finished tasks last heard of longer ago are forgotten; null keeps them. */
    retentionMs: number | null;
  };
  pushNotifications: {
    /** CIDRs besides public addresses that callers may name. */
    allowedRanges: string[];
    /** The gateway's address as agents reach it; null means the public one. */
    callbackUrl: URL | null;
    /** What was delivered or given up longer ago is forgotten. */
    retentionMs: number;
  };
  metrics: { auth: 'admin' | 'none' };
  /** Where traces are sent, and what they say of the gateway. */
  tracing: {
    environment: string;
    serviceName: string;
    /** Of a request to a destination. */
    timeoutMs: number;
    /** Tell nobody whose calls they were (`litellm_settings.redact_user_api_key_info`). */
    hidesKeys: boolean;
    /** Send nothing of what was said anywhere, whatever a destination says (`litellm_settings.turn_off_message_logging`). */
    silencesContent: boolean;
    /** What a caller names as its session is its trace, too. */
    sessionHeaderAsTrace: boolean;
    destinations: TraceDestination[];
  };
}

import type { IncomingMessage } from 'node:http';
import type { Access, AuditLog, Authenticator, Limits, SingleSignOn } from '../access/index.ts';
import type { AgentRegistry, HubTermsKeeper } from '../agents/index.ts';
import type { CancelTask, TryAgent } from '../gateway/index.ts';
import type { CallQueries } from '../ledger/index.ts';
import type {
  FallbackRules,
  ModelEntries,
  ModelRegistry,
  ModelRouter,
  PausedDeployments,
  PriceOverrides,
  Pricer,
  TryDeployment,
} from '../models/index.ts';
import type { JsonObject, SwitchboardError } from '../protocol/index.ts';
import type { Store } from '../store/index.ts';
import type { PushNotices, PushRelay, TaskEntry, TaskIndex, TaskOverview } from '../tasks/index.ts';
import type { Metrics, TraceDestinations, TraceExporter } from '../tracing/index.ts';
import type { RunningSettings } from './settings/running-settings.ts';

/** Where the process is in its life. */
export type LifecycleState = 'starting' | 'ready' | 'stopping';

/** What the management API is made of. */
export interface AdminDependencies
  extends Pick<
    Access,
    | 'keys'
    | 'users'
    | 'teams'
    | 'accessGroups'
    | 'sessions'
    | 'passwords'
    | 'invitations'
    | 'accessRequests'
    | 'keysOfUser'
    | 'reachOf'
  > {
  /** Null when no identity provider is configured. */
  singleSignOn: SingleSignOn | null;
  registry: AgentRegistry;
  /** Ends the calls to an agent that run now; each tells its caller the reason. @returns how many there were */
  endCalls: (agentId: string, reason: SwitchboardError) => number;
  /** Sends a message to an agent that need not be registered. */
  tryAgent: TryAgent;
  models: Pick<ModelRegistry, 'find' | 'list'>;
  /** Models of the API itself, beside those of the config file. */
  modelEntries: Omit<ModelEntries, 'load' | 'takeOver'>;
  modelFallbacks: Omit<FallbackRules, 'load'>;
  pricer: Pricer;
  /** Of models: how they stand, which are out of use, and a few words to try one with. */
  deployments: Pick<ModelRouter, 'standingOf'> & { paused: Omit<PausedDeployments, 'load'>; tryOne: TryDeployment };
  priceOverrides: Omit<PriceOverrides, 'load'>;
  limits: Pick<Limits, 'usageOf' | 'resetBudget'>;
  calls: CallQueries;
  /** Where traces are sent. */
  traces: Pick<TraceExporter, 'destinations' | 'linksTo' | 'test' | 'tryOut'>;
  /** Those of the API itself, beside those of the config file. */
  traceDestinations: Omit<TraceDestinations, 'load' | 'takeOver'>;
  tasks: Pick<TaskIndex, 'find' | 'refreshed' | 'watch'> &
    TaskOverview & {
      /** How a task stands, from its agent; undefined when that gives no answer. */
      ask: (task: TaskEntry) => Promise<JsonObject | undefined>;
      cancel: CancelTask;
    };
  push: Pick<PushNotices, 'list' | 'find' | 'configs' | 'redeliver'> & Pick<PushRelay, 'secretOf'>;
  audit: Omit<AuditLog, 'start' | 'stop'>;
  authenticator: Authenticator;
  /** An additional header that may carry the caller's key. */
  keyHeader: string | null;
  store: Pick<Store, 'kind' | 'ping' | 'db'>;
  /** What the hub says besides its agents, and which of them colleagues see. */
  hub: HubTermsKeeper;
  settings: RunningSettings;
  metrics: Pick<Metrics, 'expose'>;
  /** Who may read `/metrics`. */
  metricsAuth: 'admin' | 'none';
  lifecycle: { readonly state: LifecycleState };
  /** The origin and path prefix under which a caller reaches the gateway, without a trailing slash. */
  baseUrl: (request: IncomingMessage) => string;
  /** The caller's network address, past trusted proxies. */
  clientAddress: (request: IncomingMessage) => string | null;
  /** Why nobody at the address of a request is served, if that is so. */
  refusal: (request: IncomingMessage) => SwitchboardError | undefined;
  /** Epoch milliseconds. */
  clock: () => number;
  /** Of the gateway, for the OpenAPI document. */
  version: string;
  /** The folder of the built admin UI. */
  builtUi: string;
}

/** What routes work with. */
export interface RouteContext extends AdminDependencies {
  /** The OpenAPI document of all routes mounted. */
  openApi: () => object;
}

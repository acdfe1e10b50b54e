import type { IncomingMessage } from 'node:http';
import type { Access, AuditLog, Authenticator, Limits, SingleSignOn } from '../access/index.ts';
import type { AgentRegistry } from '../agents/index.ts';
import type { CancelTask, TryAgent } from '../gateway/index.ts';
import type { CallQueries } from '../ledger/index.ts';
import type { ModelRegistry, Pricer } from '../models/index.ts';
import type { JsonObject, SwitchboardError } from '../protocol/index.ts';
import type { Store } from '../store/index.ts';
import type { PushNotices, PushRelay, TaskEntry, TaskIndex, TaskOverview } from '../tasks/index.ts';
import type { Metrics, TraceExporter } from '../tracing/index.ts';

/** Where the process is in its life. */
export type LifecycleState = 'starting' | 'ready' | 'stopping';

/** What the management API is made of. */
export interface AdminDependencies
  extends Pick<Access, 'keys' | 'users' | 'teams' | 'accessGroups' | 'sessions' | 'passwords' | 'invitations'> {
  /** Null when no identity provider is configured. */
  singleSignOn: SingleSignOn | null;
  registry: AgentRegistry;
  /** Ends the calls to an agent that run now; each tells its caller the reason. @returns how many there were */
  endCalls: (agentId: string, reason: SwitchboardError) => number;
  /** Sends a message to an agent that need not be registered. */
  tryAgent: TryAgent;
  models: Pick<ModelRegistry, 'list'>;
  pricer: Pricer;
  limits: Pick<Limits, 'usageOf' | 'resetBudget'>;
  calls: CallQueries;
  /** Where traces are sent. */
  traces: Pick<TraceExporter, 'destinations' | 'test'>;
  tasks: Pick<TaskIndex, 'find' | 'refreshed'> &
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
  store: Pick<Store, 'kind' | 'ping'>;
  metrics: Pick<Metrics, 'expose'>;
  /** Who may read `/metrics`. */
  metricsAuth: 'admin' | 'none';
  lifecycle: { readonly state: LifecycleState };
  /** The origin and path prefix under which a caller reaches the gateway, without a trailing slash. */
  baseUrl: (request: IncomingMessage) => string;
  /** The caller's network address, past trusted proxies. */
  clientAddress: (request: IncomingMessage) => string | null;
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

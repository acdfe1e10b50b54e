import type { Logger } from 'pino';
import type { Limits } from '../../access/index.ts';
import type { AgentDirectory } from '../../agents/index.ts';
import type { CallRecorder, Schedule } from '../../ledger/index.ts';
import type { AskModel, FitModel, ModelRegistry, ModelRouter, Pricer } from '../../models/index.ts';
import type { SwitchboardError } from '../../protocol/index.ts';
import type { Metrics, TraceClaims, TraceContext } from '../../tracing/index.ts';
import type { OpenCalls } from '../open-calls.ts';
import type { ModelInvocation } from './invocation.ts';
import type { HeaderForwarding } from './passed-headers.ts';
import type { ResponseSessions } from './response-sessions.ts';
import type { ModelFallbacks, RetryRules } from './rules.ts';
import type { TraceCounts } from './trace-counts.ts';

/** What the way through for models is made of. */
export interface ModelGatewayParts {
  models: Pick<ModelRegistry, 'find'>;
  /** In whose name calls may be made. */
  agents: Pick<AgentDirectory, 'find'>;
  router: ModelRouter;
  /** Leaves out deployments that are too small for a request; null where nobody wants that. */
  fit: FitModel | null;
  ask: AskModel;
  pricer: Pricer;
  limits: Pick<Limits, 'reserve'>;
  traceCounts: TraceCounts;
  responseSessions: ResponseSessions;
  openCalls: Pick<OpenCalls, 'add' | 'remove'>;
  recorder: CallRecorder;
  unrecordable(): SwitchboardError | null;
  beginTrace(headers: ModelInvocation['headers'], claims?: TraceClaims): TraceContext;
  metrics: Pick<Metrics, 'modelCallEnded' | 'streamOpened' | 'streamClosed'>;
  retry: RetryRules;
  fallbacks: ModelFallbacks;
  alwaysIncludeUsage: boolean;
  /** The usage of a stream says what the call costs. */
  costInStreams: boolean;
  /** Headers that say on whose behalf a caller asks, besides LiteLLM's own. */
  userHeaders: readonly string[];
  forwarding: HeaderForwarding;
  /** Of the gateway. */
  version: string;
  contentByDefault: boolean;
  /** Whether a destination of traces wants what is said, also where it is not kept. */
  exportsContent: () => boolean;
  maxContentBytes: number;
  maxResponseBytes: number;
  maxEventBytes: number;
  /** Epoch milliseconds. */
  clock(): number;
  monotonic: () => number;
  schedule: Schedule;
  log: Logger;
}

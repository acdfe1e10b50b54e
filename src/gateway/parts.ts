import type { Logger } from 'pino';
import type { Limits } from '../access/index.ts';
import type { Agent, AgentDirectory, Balancer } from '../agents/index.ts';
import type { CallRecorder } from '../ledger/index.ts';
import type { Platform } from '../platforms/index.ts';
import type { Json, JsonObject, SwitchboardError, Version } from '../protocol/index.ts';
import type { TaskIndex } from '../tasks/index.ts';
import type { ContextSigner, Metrics, TraceClaims, TraceContext } from '../tracing/index.ts';
import type { AdaptedParts } from './adapted.ts';
import type { Afterwards } from './afterwards.ts';
import type { Invocation } from './invocation.ts';
import type { OpenCalls } from './open-calls.ts';
import type { PushParts } from './push/terms.ts';
import type { CallbackGuard } from './push-policy.ts';

/** What the gateway is made of; each part is built once, in `app.ts`. */
export interface GatewayParts {
  agents: AgentDirectory;
  /** Chooses among an agent's deployments. */
  balancer: Pick<Balancer, 'pick'>;
  limits: Pick<Limits, 'reserve'>;
  /** Whose the tasks and contexts are. */
  tasks: Pick<TaskIndex, 'claim' | 'observe' | 'list'>;
  platforms: { a2a: Platform };
  /** For agents that do not speak A2A. */
  adapted: AdaptedParts;
  /** For what goes on when its call was answered. */
  afterwards: Pick<Afterwards, 'follow'>;
  /** For agents whose push notifications are relayed. */
  push: PushParts;
  recorder: CallRecorder;
  /** Why no call is to be begun: none could be recorded. The recorder fails with the same error. */
  unrecordable(): SwitchboardError | null;
  /** Places the call in a trace. */
  beginTrace(headers: Invocation['headers'], claims?: TraceClaims): TraceContext;
  /** What agents give back with their own calls. */
  contexts: Pick<ContextSigner, 'sign'>;
  /** Rewrites an agent's extended card for its callers. */
  serveExtendedCard(agent: Agent, card: Json, version: Version, baseUrl: string): JsonObject;
  /** The agent answered as if its card were out of date: fetch it again, in the background. */
  cardLooksStale(agentId: string): void;
  callbackGuard: CallbackGuard;
  openCalls: OpenCalls;
  metrics: Pick<Metrics, 'callEnded' | 'upstreamAnswered' | 'streamOpened' | 'streamClosed'>;
  contentByDefault: boolean;
  /** A destination of traces wants what is said, also where it is not kept. */
  exportsContent: () => boolean;
  maxContentBytes: number;
  /** Epoch milliseconds. */
  clock(): number;
  /** Milliseconds that never run backwards. */
  monotonic: () => number;
  log: Logger;
}

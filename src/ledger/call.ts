import type { Binding, ModelOperation, Operation, Version } from '../protocol/index.ts';
import type { CallHeaders } from './call-headers.ts';

/** How an invocation ended. */
export type Outcome =
  /** The agent answered, or its stream reached an end of its own. */
  | 'ok'
  /** The agent answered with an error, or a task that failed or was rejected. */
  | 'agent-error'
  /** The agent could not be reached or broke the protocol. */
  | 'upstream-error'
  /** The stream ended or broke before it was finished. */
  | 'truncated'
  /** The caller left before the end. */
  | 'caller-left'
  /** The gateway refused: permission, limits, bad request. */
  | 'refused'
  /** The gateway itself failed. */
  | 'gateway-error';

/** The ledger's record of one invocation, or of one call of a model. Times are epoch milliseconds, durations milliseconds with fractions. */
export interface Call {
  id: string;
  requestId: string;
  startedAt: number;
  /** From arrival to the first byte of the answer that was ready to leave. */
  firstByteMs: number | null;
  durationMs: number;
  outcome: Outcome;
  /** Name of a row of the error table, or `AGENT_<code>` for the agent's own. */
  errorCode: string | null;
  errorMessage: string | null;
  httpStatus: number;
  /** `chat` and `responses` are agents, called as models. */
  front: 'a2a' | 'chat' | 'responses' | 'models';
  /** `run`: what an agent went on with when its call had been answered, under the same names as the call. */
  operation: Operation | ModelOperation | 'run';
  /** Of A2A; calls of models go by the first and only version of their routes. */
  version: Version | 'v1';
  binding: Binding;
  upstreamVersion: Version | null;
  upstreamBinding: Binding | null;
  /** The deployment that answered, or the last one tried. */
  deploymentId: string | null;
  /** The rule that chose it. */
  routing: string | null;
  /** JSON list of `CallAttempt`; null when there was one attempt at most. */
  attempts: string | null;
  agentId: string | null;
  /** Empty for calls of models. */
  agentName: string;
  principalKind: 'admin' | 'key' | 'anonymous';
  keyId: string | null;
  keyAlias: string | null;
  userId: string | null;
  teamId: string | null;
  teamAlias: string | null;
  /** The agent that made it: the one whose own key it was made with, or that an administrator made it for. */
  callerAgentId: string | null;
  /** JSON list of the key's tags; null when there are none. */
  tags: string | null;
  /** The rule that allowed or refused it. */
  decision: string;
  messageId: string | null;
  taskId: string | null;
  contextId: string | null;
  taskState: string | null;
  requestBytes: number;
  responseBytes: number;
  eventCount: number;
  inputTokens: number | null;
  outputTokens: number | null;
  totalTokens: number | null;
  /** Nano-dollars; null when unknown. */
  costNano: number | null;
  /** How the cost was found: `per-call`, `reported-usage`, or null. */
  costSource: 'per-call' | 'reported-usage' | null;
  /** 32 hex digits. */
  traceId: string;
  /** The caller's own spelling of its trace, when it sent one. */
  traceRef: string | null;
  sessionId: string | null;
  clientAddress: string | null;
  userAgent: string | null;
  /** 16 hex digits: the gateway's span for the call; null for calls from before it was kept. */
  spanId: string | null;
  /** 16 hex digits: the caller's span, when it sent one in the same trace. */
  parentSpanId: string | null;
  /** The model as the caller named it; null for calls of agents, as the next two. */
  model: string | null;
  /** Who serves the model: `openai`, `azure`, `mock`, … */
  provider: string | null;
  /** JSON of `ModelFacts`. */
  modelFacts: string | null;
}

/** What else there is to know of a call of a model. */
export interface ModelFacts {
  /** The model that the provider was asked for; null when none was asked. */
  upstreamModel: string | null;
  /** What the provider says it answered with; absent where it says nothing else than it was asked for. */
  answeredModel?: string;
  /** Among the input tokens; null when the provider did not say, as the next three. */
  cachedTokens: number | null;
  cacheWriteTokens: number | null;
  /** Among the output tokens. */
  reasoningTokens: number | null;
  /** Nano-dollars of each part of the cost; null when it is not known. */
  costParts: CostParts | null;
  /** Where the prices came from: the configuration, or a table; null when there are none. */
  priceSource: string | null;
  /** Why the cost is not known, or not quite: in words; null when it is exact. */
  costNote: string | null;
  /** The tokens are not the provider's count, or not all of them; absent in old records. */
  usageEstimated?: boolean;
  /** The agent that the caller claimed to call for without the right to; null when it did not. */
  refusedAgent: string | null;
  /** On whose behalf the caller asked, in its own words; absent where it did not say, as the next. */
  endUser?: string;
  /** JSON of facts of the caller's own. */
  callerMetadata?: string;
  /** What the caller calls the trace that begins with the call; absent where it says nothing, as the next. */
  traceName?: string;
  /** What the caller calls the call itself. */
  generationName?: string;
}

/** Nano-dollars; they add up to the cost, but for what rounding each of them makes. */
export interface CostParts {
  input: number;
  cachedInput: number;
  cacheWrite: number;
  output: number;
  reasoning: number;
  perCall: number;
  /** Below 0: what the operator takes off; absent where nothing is, as the next. */
  discount?: number;
  /** What the operator adds. */
  margin?: number;
}

/** A call that the ledger holds. */
export interface RecordedCall extends Call {
  /** Rises with each call that is recorded, restarts included; null for calls from before it was counted. */
  seq: number | null;
}

/** One attempt of a call on one deployment. */
export interface CallAttempt {
  deployment: string;
  /** Milliseconds until it failed; null for the one that answered. */
  ms: number | null;
  /** Why it did not count; null for the one that answered. */
  fault: string | null;
}

/** What was said, when content is kept. Redacted before it is written anywhere. */
export interface CallContent {
  request: Buffer;
  /** The answer's body in one or several pieces, or the events of a stream. */
  response: Buffer[];
  /** When each event left, milliseconds after the call's arrival; null when the response is a body. */
  eventTimes: readonly number[] | null;
  /** Absent where they are not kept. */
  headers?: CallHeaders | undefined;
  /** True when it is told to those who follow the ledger, and is kept nowhere. */
  isPassing?: boolean;
}

/** Where calls are written. */
export interface CallRecorder {
  /**
   * Resolves once the record is in the journal: the answer may leave.
   * @param content absent when content is not kept
   */
  record(call: Call, content?: CallContent): Promise<void>;
}

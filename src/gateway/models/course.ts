import type { Reservation } from '../../access/index.ts';
import type { Call, CallAttempt, CallContent, ModelFacts, Outcome } from '../../ledger/index.ts';
import {
  estimatedUsage,
  type ModelAttempt,
  type ModelCost,
  type ModelDeployment,
  type ModelRequest,
  type ModelUsage,
  mergeUsage,
  type SeenAnswer,
} from '../../models/index.ts';
import type { SwitchboardError } from '../../protocol/index.ts';
import type { TraceContext } from '../../tracing/index.ts';
import { OUTSIDE } from '../bag.ts';
import { callerOf } from '../caller.ts';
import { Departures } from '../departures.ts';
import type { KeptHeaders } from '../kept-headers.ts';
import type { OpenCall } from '../open-calls.ts';
import { type CallerClaims, claimsOf } from './claims.ts';
import type { ModelInvocation, ProviderRefusal } from './invocation.ts';

/** How a call ended, to be written down. */
export interface ModelEnding {
  outcome: Outcome;
  httpStatus: number;
  error?: SwitchboardError;
  refusal?: ProviderRefusal;
}

/** In whose name a call is made. */
export interface Attribution {
  agentId: string | null;
  /** Claimed without the right to. */
  refusedAgent: string | null;
}

interface CourseTerms {
  /** Epoch milliseconds. */
  startedAt: number;
  monotonic: () => number;
  /** Bytes of what is said that are kept. */
  contentLimit: number;
  /** Headers that say on whose behalf the caller asks. */
  userHeaders: readonly string[];
}

/** The course of one call of a model: what is learned on the way, until it becomes the call's record. */
export class ModelCourse {
  readonly invocation: ModelInvocation;
  readonly trace: TraceContext;
  readonly attribution: Attribution;
  readonly claims: CallerClaims;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly departures: Departures;
  /** How it stands among the open calls, and under which id; null when it does not. */
  readonly open: OpenCall;
  openAs: string | null = null;
  /** The attempt that was answered, or the last one. */
  #attempt: ModelAttempt | null = null;
  /** What is asked, which may change with the model. */
  request: ModelRequest;
  /** Of the last answer, whatever it was. */
  providerHeaders: Readonly<Record<string, string>> = {};
  decision = '';
  /** Null where none are kept. */
  headers: KeptHeaders | null = null;
  reservation: Reservation | null = null;
  usage: ModelUsage | undefined;
  /** How the provider served the call, in its own word; null where it does not say. */
  serviceTier: string | null = null;
  /** What the provider says it answered with; null where it does not say. */
  #answeredBy: string | null = null;
  /** The usage is not the provider's, or not all of it. */
  usageIsEstimated = false;
  /** Bytes of what the model said that has left. */
  said = 0;
  /** Milliseconds that attempts took until they were answered, or failed. */
  upstreamMs = 0;
  readonly tried: CallAttempt[] = [];
  /** What answers say they come from: the model asked for, or the one that stood in for it (A.4 g). */
  shownModel: string;
  /** How many models stood in. */
  fallbacks = 0;
  /** Milliseconds from the arrival until the first of the answer itself left; null before that. */
  #firstTokenMs: number | null = null;
  #readyMs: number | null = null;

  constructor(
    invocation: ModelInvocation,
    trace: TraceContext,
    attribution: Attribution,
    { startedAt, monotonic, contentLimit, userHeaders }: CourseTerms,
  ) {
    this.invocation = invocation;
    this.request = invocation.request;
    this.shownModel = invocation.request.model;
    const { principal, credential, request, signal } = invocation;
    const operation = request.isStream ? 'stream' : 'send';
    this.open = { place: OUTSIDE, invocation: { principal, credential, agentRef: request.model, operation, signal } };
    this.trace = trace;
    this.attribution = attribution;
    this.claims = claimsOf(invocation, userHeaders);
    this.startedAt = startedAt;
    this.departures = new Departures(invocation.arrivedAt, monotonic, contentLimit);
  }

  hold(reservation: Reservation): void {
    this.reservation = reservation;
    if (reservation.shadow !== null) this.decision += `; ${reservation.shadow}`;
  }

  /** A deployment is about to be asked. */
  begin(attempt: ModelAttempt): void {
    this.#attempt = attempt;
    this.headers?.asks(attempt.deployment);
  }

  /** The deployment that answered, or the last one that was asked. */
  get deployment(): ModelDeployment | null {
    return this.#attempt?.deployment ?? null;
  }

  /** Milliseconds until the answer was ready, as its caller is told: always the same once it was asked for. */
  get readyMs(): number {
    this.#readyMs ??= this.departures.elapsedMs;
    return this.#readyMs;
  }

  /**
   * Nothing more comes from the deployment. What it had not counted by then is estimated, where something was said: a stream
   * that is left costs its part (model notes, A.10).
   */
  ended({ outcome }: ModelEnding): void {
    const isWhole = outcome === 'ok' && this.usage !== undefined;
    if (!isWhole && this.said > 0) {
      this.usage = estimatedUsage(this.request, this.said, this.usage);
      this.usageIsEstimated = true;
    }
    if (outcome === 'truncated') this.#attempt?.failed({ kind: 'internal', restMs: 0 });
    this.#attempt?.settled(this.usage?.totalTokens ?? null);
  }

  /** What an answer, or an event of it, tells of the whole. */
  see({ usage, serviceTier, model }: Pick<SeenAnswer, 'usage' | 'serviceTier' | 'model'>): void {
    this.usage = mergeUsage(this.usage, usage);
    this.serviceTier = serviceTier ?? this.serviceTier;
    this.#answeredBy ??= model;
  }

  /** Another model is asked. */
  fallBack(model: string, request: ModelRequest): void {
    this.request = request;
    this.shownModel = model;
    this.fallbacks += 1;
  }

  /** A whole answer is about to leave. */
  answering(body: Buffer): void {
    this.departures.answer(body);
    this.#firstTokenMs ??= this.departures.firstByteMs;
  }

  /** An event of a stream is about to leave. @param hasContent whether it tells of the answer itself */
  streaming(bytes: number, data: Buffer, hasContent: boolean): void {
    if (hasContent) this.#firstTokenMs ??= this.departures.elapsedMs;
    this.departures.event(bytes, data);
  }

  /** Others may go on from a response, and then are in the session that it began. */
  get sessionId(): string | null {
    const { traceId, sessionId } = this.trace;
    return sessionId ?? (this.request.operation === 'responses' ? traceId : null);
  }

  get content(): CallContent | undefined {
    if (!this.departures.keepsContent) return undefined;
    return { request: this.invocation.request.raw, ...this.departures.kept, headers: this.headers?.all };
  }

  /** The record of the call. */
  toCall({ outcome, httpStatus, error, refusal }: ModelEnding, cost: ModelCost): Call {
    const { invocation, trace, deployment, usage, attribution, departures } = this;
    const { request } = invocation;
    const attempts = [...this.tried];
    const last = deployment && !error && !refusal ? [{ deployment: deployment.id, ms: null, fault: null }] : [];
    return {
      id: invocation.id,
      requestId: invocation.requestId,
      startedAt: this.startedAt,
      firstByteMs: this.#firstTokenMs ?? departures.firstByteMs,
      durationMs: departures.elapsedMs,
      outcome,
      errorCode: error?.code ?? (refusal ? `PROVIDER_${refusal.status}` : null),
      errorMessage: error?.message ?? refusal?.message ?? null,
      httpStatus,
      front: 'models',
      operation: request.operation,
      version: 'v1',
      binding: 'HTTP+JSON',
      upstreamVersion: null,
      upstreamBinding: null,
      deploymentId: deployment?.id ?? null,
      routing: this.#routing,
      attempts: attempts.length > 0 ? JSON.stringify([...attempts, ...last]) : null,
      agentId: null,
      agentName: '',
      ...callerOf(invocation, this.claims.tags),
      callerAgentId: attribution.agentId,
      decision: this.decision,
      messageId: null,
      taskId: null,
      contextId: null,
      taskState: null,
      requestBytes: request.raw.length,
      responseBytes: departures.bytes,
      eventCount: departures.events,
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
      totalTokens: usage?.totalTokens ?? null,
      costNano: cost.costNano,
      costSource: cost.costNano === null ? null : 'reported-usage',
      traceId: trace.traceId,
      traceRef: trace.traceRef,
      sessionId: this.sessionId,
      spanId: trace.spanId,
      parentSpanId: trace.parentSpanId,
      model: request.model.slice(0, MAX_NAME),
      provider: deployment?.provider ?? null,
      modelFacts: JSON.stringify(this.#facts(cost)),
    };
  }

  get #routing(): string | null {
    if (this.#attempt === null) return null;
    return this.fallbacks === 0 ? this.#attempt.reason : `fallback to ${this.shownModel.slice(0, MAX_NAME)}`;
  }

  #facts({ parts, source, note }: ModelCost): ModelFacts {
    const { usage, deployment, claims } = this;
    const answeredBy = this.#answeredBy;
    const written = [usage?.cacheWriteTokens, usage?.cacheWriteHourTokens].filter(
      (tokens) => typeof tokens === 'number',
    );
    return {
      upstreamModel: deployment?.upstreamModel ?? null,
      ...(answeredBy !== null &&
        answeredBy !== deployment?.upstreamModel && { answeredModel: answeredBy.slice(0, MAX_NAME) }),
      cachedTokens: usage?.cachedTokens ?? null,
      cacheWriteTokens: written.length > 0 ? written.reduce((sum, tokens) => sum + tokens, 0) : null,
      reasoningTokens: usage?.reasoningTokens ?? null,
      costParts: parts,
      priceSource: source,
      costNote: note,
      usageEstimated: this.usageIsEstimated,
      refusedAgent: this.attribution.refusedAgent,
      ...(claims.endUser !== null && { endUser: claims.endUser }),
      ...(claims.metadata && { callerMetadata: claims.metadata }),
      ...(claims.traceName !== null && { traceName: claims.traceName }),
      ...(claims.generationName !== null && { generationName: claims.generationName }),
    };
  }
}

const MAX_NAME = 256;

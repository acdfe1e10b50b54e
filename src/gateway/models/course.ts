import type { Reservation } from '../../access/index.ts';
import type { Call, CallAttempt, CallContent, ModelFacts, Outcome } from '../../ledger/index.ts';
import { tagsText } from '../../ledger/index.ts';
import type { ModelCost, ModelDeployment, ModelUsage } from '../../models/index.ts';
import type { SwitchboardError } from '../../protocol/index.ts';
import type { TraceContext } from '../../tracing/index.ts';
import { OUTSIDE } from '../bag.ts';
import type { OpenCall } from '../open-calls.ts';
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

/** The course of one call of a model: what is learned on the way, until it becomes the call's record. */
export class ModelCourse {
  readonly invocation: ModelInvocation;
  readonly trace: TraceContext;
  readonly attribution: Attribution;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly #monotonic: () => number;
  readonly #contentLimit: number;
  /** How it stands among the open calls, and under which id; null when it does not. */
  readonly open: OpenCall;
  openAs: string | null = null;
  /** The deployment that answered, or the last one tried. */
  deployment: ModelDeployment | null = null;
  decision = '';
  reservation: Reservation | null = null;
  keepsContent = false;
  usage: ModelUsage | undefined;
  readonly tried: CallAttempt[] = [];
  /** What answers say they come from: the model asked for, or the one that stood in for it (A.4 g). */
  shownModel: string;
  /** How many models stood in. */
  fallbacks = 0;
  readonly #response: Buffer[] = [];
  readonly #eventTimes: number[] = [];
  #keptBytes = 0;
  #responseBytes = 0;
  #eventCount = 0;
  #firstByteAt: number | null = null;
  #firstTokenAt: number | null = null;

  constructor(
    invocation: ModelInvocation,
    trace: TraceContext,
    attribution: Attribution,
    { startedAt, monotonic, contentLimit }: { startedAt: number; monotonic: () => number; contentLimit: number },
  ) {
    this.invocation = invocation;
    this.shownModel = invocation.request.model;
    const { principal, credential, request, signal } = invocation;
    const operation = request.isStream ? 'stream' : 'send';
    this.open = { place: OUTSIDE, invocation: { principal, credential, agentRef: request.model, operation, signal } };
    this.trace = trace;
    this.attribution = attribution;
    this.startedAt = startedAt;
    this.#monotonic = monotonic;
    this.#contentLimit = contentLimit;
  }

  hold(reservation: Reservation): void {
    this.reservation = reservation;
    if (reservation.shadow !== null) this.decision += `; ${reservation.shadow}`;
  }

  /** Another model is asked. */
  fallBack(model: string): void {
    this.shownModel = model;
    this.fallbacks += 1;
  }

  /** A whole answer is about to leave. */
  answering(body: Buffer): void {
    this.#firstTokenAt ??= this.#monotonic();
    this.#leaving(body.length, body);
  }

  /** An event of a stream is about to leave. */
  streaming(bytes: number, data: Buffer, hasContent: boolean): void {
    this.#eventCount += 1;
    if (hasContent) this.#firstTokenAt ??= this.#monotonic();
    if (this.#keepsMore) this.#eventTimes.push(this.#monotonic() - this.invocation.arrivedAt);
    this.#leaving(bytes, data);
  }

  #leaving(bytes: number, kept: Buffer): void {
    this.#firstByteAt ??= this.#monotonic();
    this.#responseBytes += bytes;
    if (this.#keepsMore) this.#response.push(kept);
    this.#keptBytes += kept.length;
  }

  get #keepsMore(): boolean {
    return this.keepsContent && this.#keptBytes <= this.#contentLimit;
  }

  get content(): CallContent | undefined {
    if (!this.keepsContent) return undefined;
    const eventTimes = this.#eventCount > 0 ? this.#eventTimes : null;
    return { request: this.invocation.request.raw, response: this.#response, eventTimes };
  }

  /** Milliseconds from the arrival until now. */
  get elapsedMs(): number {
    return this.#monotonic() - this.invocation.arrivedAt;
  }

  #since(at: number | null): number | null {
    return at === null ? null : at - this.invocation.arrivedAt;
  }

  /** The record of the call. */
  toCall({ outcome, httpStatus, error, refusal }: ModelEnding, cost: ModelCost): Call {
    const { invocation, trace, deployment, usage, attribution } = this;
    const { principal, request } = invocation;
    const key = principal.kind === 'key' ? principal : null;
    const attempts = [...this.tried];
    const last = deployment && !error && !refusal ? [{ deployment: deployment.id, ms: null, fault: null }] : [];
    return {
      id: invocation.id,
      requestId: invocation.requestId,
      startedAt: this.startedAt,
      firstByteMs: this.#since(this.#firstTokenAt ?? this.#firstByteAt),
      durationMs: this.elapsedMs,
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
      routing: deployment ? routingOf(this.fallbacks, this.shownModel) : null,
      attempts: attempts.length > 0 ? JSON.stringify([...attempts, ...last]) : null,
      agentId: null,
      agentName: '',
      principalKind: principal.kind,
      keyId: key?.keyId ?? null,
      keyAlias: key?.alias ?? null,
      userId: key?.userId ?? null,
      teamId: key?.teamId ?? null,
      teamAlias: key?.teamAlias ?? null,
      callerAgentId: attribution.agentId,
      tags: tagsText(key?.tags ?? []),
      decision: this.decision,
      messageId: null,
      taskId: null,
      contextId: null,
      taskState: null,
      requestBytes: request.raw.length,
      responseBytes: this.#responseBytes,
      eventCount: this.#eventCount,
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
      totalTokens: usage?.totalTokens ?? null,
      costNano: cost.costNano,
      costSource: cost.costNano === null ? null : 'reported-usage',
      traceId: trace.traceId,
      traceRef: trace.traceRef,
      sessionId: trace.sessionId,
      clientAddress: invocation.clientAddress,
      userAgent: userAgentOf(invocation),
      spanId: trace.spanId,
      parentSpanId: trace.parentSpanId,
      model: request.model.slice(0, MAX_NAME),
      provider: deployment?.provider ?? null,
      modelFacts: JSON.stringify(this.#facts(cost)),
    };
  }

  #facts({ parts, source, note }: ModelCost): ModelFacts {
    const { usage, deployment } = this;
    const written = [usage?.cacheWriteTokens, usage?.cacheWriteHourTokens].filter(
      (tokens) => typeof tokens === 'number',
    );
    return {
      upstreamModel: deployment?.upstreamModel ?? null,
      cachedTokens: usage?.cachedTokens ?? null,
      cacheWriteTokens: written.length > 0 ? written.reduce((sum, tokens) => sum + tokens, 0) : null,
      reasoningTokens: usage?.reasoningTokens ?? null,
      costParts: parts,
      priceSource: source,
      costNote: note,
      refusedAgent: this.attribution.refusedAgent,
    };
  }
}

const routingOf = (fallbacks: number, model: string): string =>
  fallbacks === 0 ? 'by order and weight' : `fallback to ${model.slice(0, MAX_NAME)}`;

const MAX_NAME = 256;

function userAgentOf({ headers }: ModelInvocation): string | null {
  const value = headers['user-agent'];
  return (Array.isArray(value) ? value[0] : value)?.slice(0, 256) ?? null;
}

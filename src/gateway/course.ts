import type { Reservation } from '../access/index.ts';
import type { Agent, Attempt } from '../agents/index.ts';
import { type Call, type CallAttempt, type CallContent, type Cost, costOf, type Outcome } from '../ledger/index.ts';
import type { RequestMessage, Via } from '../platforms/index.ts';
import type { Sighting, SwitchboardError } from '../protocol/index.ts';
import type { BegunTurn, Claim, ContextAlias } from '../tasks/index.ts';
import type { TraceContext } from '../tracing/index.ts';
import { OUTSIDE } from './bag.ts';
import { callerOf } from './caller.ts';
import { Departures } from './departures.ts';
import type { Frame, Invocation, WireAnswer } from './invocation.ts';
import type { KeptHeaders } from './kept-headers.ts';
import type { InlinePush } from './push/pending.ts';

/** How an invocation ended, to be written down. */
export interface Ending {
  outcome: Outcome;
  httpStatus: number;
  error?: SwitchboardError;
}

/** The course of one invocation: what is learned on the way, until it becomes the call's record. */
export class Course {
  readonly invocation: Invocation;
  readonly trace: TraceContext;
  agent: Agent | null = null;
  decision = '';
  via: Via | null = null;
  /** Id of the deployment that began the task or context the call is about: nobody else can answer. */
  owner: string | null = null;
  /** The attempt that answered, or the last one. */
  attempt: Attempt | null = null;
  /** What of its caller's it may go on with; null until that is known. */
  claim: Claim | null = null;
  /** The two names of its context, where caller and agent have not the same. */
  alias: ContextAlias | null = null;
  /** What the agent gets: the invocation's message, unless that has to name the context otherwise. */
  message: RequestMessage;
  /** What it began on an agent that does not speak A2A. */
  turn: BegunTurn | null = null;
  /** The push notification config that came with it, until its task is known. */
  push: InlinePush | null = null;
  /** Null where none are kept. */
  headers: KeptHeaders | null = null;
  /** Among the open calls. */
  place = OUTSIDE;
  /** What it holds of limits until it is settled. */
  reservation: Reservation | null = null;
  /** Epoch milliseconds. */
  readonly startedAt: number;
  readonly departures: Departures;
  #inVain: CallAttempt[] | null = null;
  #sighting: Sighting = { terminal: false };

  /**
   * @param startedAt epoch milliseconds
   * @param monotonic the clock of `invocation.arrivedAt`, milliseconds
   * @param contentLimit bytes of the answer to keep for the record
   */
  constructor(
    invocation: Invocation,
    trace: TraceContext,
    startedAt: number,
    monotonic: () => number,
    contentLimit: number,
  ) {
    this.invocation = invocation;
    this.message = invocation.message;
    this.trace = trace;
    this.startedAt = startedAt;
    this.departures = new Departures(invocation.arrivedAt, monotonic, contentLimit);
  }

  /** The limits let it pass; what those in shadow mode would have said becomes part of the decision. */
  hold(reservation: Reservation): void {
    this.reservation = reservation;
    if (reservation.shadow !== null) this.decision += `; ${reservation.shadow}`;
  }

  /** The deployment did not act on the call. @param fault in a word, why */
  triedInVain(fault: string, ms: number): void {
    const deployment = this.attempt?.deployment.id ?? '';
    this.#inVain = [...(this.#inVain ?? []), { deployment, ms, fault }];
  }

  /** Ids of the deployments that did not act on the call. */
  get tried(): ReadonlySet<string> {
    return new Set(this.#inVain?.map(({ deployment }) => deployment));
  }

  /** Every attempt in order, when the first was not the only one. */
  get #attempts(): string | null {
    if (!this.#inVain) return null;
    const last = this.attempt?.deployment.id;
    const answered = last !== undefined && !this.tried.has(last) ? [{ deployment: last, ms: null, fault: null }] : [];
    return JSON.stringify([...this.#inVain, ...answered]);
  }

  /** One answer is about to leave. */
  answering({ body, kept }: Pick<WireAnswer, 'body' | 'kept'>, sighting: Sighting): void {
    this.departures.answer(body, kept);
    this.#see(sighting);
  }

  /** One stream event is about to leave. */
  streaming(frame: Frame, sighting: Sighting): void {
    this.departures.event(frame.bytes.length, frame.data);
    this.#see(sighting);
  }

  /** Later sightings win, but never take back what is known. */
  #see(sighting: Sighting): void {
    const known = this.#sighting;
    known.taskId = sighting.taskId ?? known.taskId;
    known.contextId = sighting.contextId ?? known.contextId;
    known.state = sighting.state ?? known.state;
    known.errorCode = sighting.errorCode ?? known.errorCode;
    known.errorMessage = sighting.errorMessage ?? known.errorMessage;
    known.usage = sighting.usage ?? known.usage;
  }

  /** What the agent made of it, when nothing else went wrong. */
  get agentOutcome(): Outcome {
    const { errorCode, state } = this.#sighting;
    return errorCode !== undefined || state === 'failed' || state === 'rejected' ? 'agent-error' : 'ok';
  }

  /** What was said, if it is kept. */
  get content(): CallContent | undefined {
    if (!this.departures.keepsContent) return undefined;
    const { raw, rest } = this.invocation.message;
    const request = raw.length > 0 || !rest ? raw : Buffer.from(JSON.stringify(rest));
    return { request, ...this.departures.kept, headers: this.headers?.all };
  }

  /** What it began is not over: what that takes has a record of its own. */
  get goesOn(): boolean {
    return this.turn?.isOver === false;
  }

  /** What the agent reported for this call. */
  get #usage(): Sighting['usage'] {
    return this.goesOn ? undefined : this.#sighting.usage;
  }

  /** What was asked of the agent costs; looking after tasks does not (LiteLLM charges its sends alone, too). */
  #cost(): Cost {
    const { operation } = this.invocation;
    const isQuery = operation === 'send' || operation === 'stream';
    if (!this.agent || !this.via || !isQuery) return { costNano: null, source: null };
    return costOf(this.agent.pricing, this.#usage);
  }

  /** The record of the call. */
  toCall({ outcome, httpStatus, error }: Ending): Call {
    const { invocation, trace, agent, via, departures } = this;
    const { principal, names, message } = invocation;
    const seen = this.#sighting;
    const usage = this.#usage;
    const cost = this.#cost();
    return {
      id: invocation.id,
      requestId: invocation.requestId,
      startedAt: this.startedAt,
      firstByteMs: departures.firstByteMs,
      durationMs: departures.elapsedMs,
      outcome,
      errorCode: error?.code ?? (seen.errorCode === undefined ? null : `AGENT_${seen.errorCode}`),
      errorMessage: error?.message ?? seen.errorMessage ?? null,
      httpStatus,
      front: invocation.front,
      operation: invocation.operation,
      version: invocation.version,
      binding: invocation.binding,
      upstreamVersion: via?.version ?? null,
      upstreamBinding: via?.binding ?? null,
      deploymentId: this.attempt?.deployment.id ?? null,
      routing: this.attempt?.reason ?? null,
      attempts: this.#attempts,
      agentId: agent?.id ?? null,
      // Who may not see the agent reads its own records, and must not learn the name to an id from them.
      agentName: agent && error?.code !== 'AGENT_NOT_FOUND' ? agent.name : invocation.agentRef.slice(0, 128),
      ...callerOf(invocation),
      callerAgentId: (principal.kind === 'key' ? principal.agentId : null) ?? trace.cause?.agentId ?? null,
      decision: this.decision,
      messageId: names.messageId ?? null,
      taskId: seen.taskId ?? names.taskId ?? null,
      contextId: seen.contextId ?? names.contextId ?? null,
      taskState: seen.state ?? null,
      requestBytes: message.raw.length,
      responseBytes: departures.bytes,
      eventCount: departures.events,
      inputTokens: usage?.inputTokens ?? null,
      outputTokens: usage?.outputTokens ?? null,
      totalTokens: usage?.totalTokens ?? null,
      costNano: cost.costNano,
      costSource: cost.source,
      traceId: trace.traceId,
      traceRef: trace.traceRef,
      sessionId: trace.sessionId ?? seen.contextId ?? names.contextId ?? null,
      spanId: trace.spanId,
      parentSpanId: trace.parentSpanId,
      model: null,
      provider: null,
      modelFacts: null,
    };
  }
}

import { LRUCache } from 'lru-cache';
import { parseTags, type RecordedCall, type StoredContent } from '../../ledger/index.ts';
import type { SpanLink } from '../trace.ts';
import { findParents } from '../trace-parents.ts';
import { type Backend, factsOf, isOfAgent, isOfModel, spanIdOf, type ToldCall, type TraceFacts } from './told-call.ts';
import { type AgentNames, startersOf, traceNameOf } from './trace-name.ts';

/** A call that ended, before it is known what its trace is called. */
export interface EndedCall {
  call: RecordedCall;
  content: StoredContent | null;
  /** The caller's span in another trace; null for nearly all. */
  link: SpanLink | null;
  backend: Backend | null;
  size: number;
}

export interface GathererOptions {
  /** Epoch milliseconds. */
  clock: () => number;
  agentName: AgentNames;
  /** Tell nobody whose calls they were. */
  hidesKeys: () => boolean;
}

/** So long does a call wait for the one that caused it; who looks on wants to see something, too. */
const LONGEST_WAIT_MS = 60_000;
const MAX_WAITING = 10_000;
/** What was said waits with its call, and is most of it. */
const MAX_WAITING_BYTES = 64 * 1024 * 1024;
/** Traces that are known, so that what comes later says the same of them. */
const MAX_KNOWN = 5_000;
const KNOWN_FOR_MS = 3_600_000;
const MAX_KNOWN_WORKERS = 50;
/** What keeps a trace open that is never told to end: a call that could not be recorded. */
const LONGEST_OPEN_MS = 600_000;

interface KnownTrace {
  facts: TraceFacts;
  /** Calls of agents, which others may name as what caused them. */
  workers: RecordedCall[];
}

interface WaitingTrace {
  calls: EndedCall[];
  since: number;
}

/**
 * Keeps the calls of a trace together until the calls of agents in it have ended: models answer before the agent that
 * asked them does, and whatever is told of a trace has to be the same on each of its spans (tracing notes, B.6 trap 5).
 */
export class TraceGatherer {
  readonly #options: GathererOptions;
  /** How many calls of agents run in a trace. */
  readonly #open: LRUCache<string, number>;
  readonly #known: LRUCache<string, KnownTrace>;
  /** In the order in which they began to wait. */
  readonly #waiting = new Map<string, WaitingTrace>();
  #waitingCalls = 0;
  #waitingBytes = 0;

  constructor(options: GathererOptions) {
    this.#options = options;
    const terms = { perf: { now: options.clock }, ttlResolution: 0 };
    this.#open = new LRUCache({ max: 2 * MAX_WAITING, ttl: LONGEST_OPEN_MS, ...terms });
    this.#known = new LRUCache({ max: MAX_KNOWN, ttl: KNOWN_FOR_MS, updateAgeOnGet: true, ...terms });
  }

  /** Calls that are not told yet. */
  get waiting(): number {
    return this.#waitingCalls;
  }

  /** A call of an agent has begun; it is taken when it ends. */
  began(traceId: string): void {
    this.#open.set(traceId, (this.#open.get(traceId) ?? 0) + 1);
  }

  /** @returns what may be told now */
  take(ended: EndedCall): ToldCall[] {
    const { traceId } = ended.call;
    this.#waitingCalls += 1;
    this.#waitingBytes += ended.size;
    const waiting = this.#waiting.get(traceId);
    if (waiting) waiting.calls.push(ended);
    else this.#waiting.set(traceId, { calls: [ended], since: this.#options.clock() });
    if (!isOfModel(ended.call) && ended.call.operation !== 'run') this.#ended(traceId);
    if (!this.#open.has(traceId)) return this.#release(traceId);
    return this.#releaseBeyond();
  }

  #ended(traceId: string): void {
    const left = (this.#open.get(traceId) ?? 1) - 1;
    if (left > 0) this.#open.set(traceId, left);
    else this.#open.delete(traceId);
  }

  /** What has waited as long as anything may. */
  due(): ToldCall[] {
    const before = this.#options.clock() - LONGEST_WAIT_MS;
    const due = [...this.#waiting].filter(([, { since }]) => since <= before);
    return due.flatMap(([traceId]) => this.#release(traceId));
  }

  /** Everything, because it ends. */
  all(): ToldCall[] {
    return [...this.#waiting.keys()].flatMap((traceId) => this.#release(traceId));
  }

  /** Where too much waits, what has waited longest is told as far as it is known. */
  #releaseBeyond(): ToldCall[] {
    const told: ToldCall[] = [];
    for (const traceId of this.#waiting.keys()) {
      if (this.#waitingCalls <= MAX_WAITING && this.#waitingBytes <= MAX_WAITING_BYTES) break;
      told.push(...this.#release(traceId));
    }
    return told;
  }

  #release(traceId: string): ToldCall[] {
    const ended = this.#waiting.get(traceId)?.calls ?? [];
    this.#waiting.delete(traceId);
    this.#waitingCalls -= ended.length;
    for (const { size } of ended) this.#waitingBytes -= size;
    const known = this.#known.get(traceId);
    const calls = [...(known?.workers ?? []), ...ended.map(({ call }) => call)].toSorted(byStart);
    const parents = findParents(calls);
    const first = calls.find((call) => (parents.get(call)?.parent ?? null) === null);
    const facts = known?.facts ?? this.#factsOf(first ?? calls[0], calls);
    this.#known.set(traceId, { facts, workers: calls.filter(isOfAgent).slice(-MAX_KNOWN_WORKERS) });
    const isOpen = this.#open.has(traceId);
    return ended.map((one) => {
      const { parent = null } = parents.get(one.call) ?? {};
      // The call of an agent that still runs will come with the span that this one names.
      const isExpected = parent === null && isOpen && (isOfModel(one.call) || one.call.callerAgentId !== null);
      const parentSpanId = parent ? spanIdOf(parent) : isExpected ? one.call.parentSpanId : null;
      const callersSpanId = parentSpanId === null ? one.call.parentSpanId : null;
      return { ...one, trace: facts, parentSpanId, callersSpanId };
    });
  }

  #factsOf(first: RecordedCall | undefined, calls: readonly RecordedCall[]): TraceFacts {
    if (!first) throw new Error('a trace has a call');
    const hidesKeys = this.#options.hidesKeys();
    const { teamId, teamAlias } = first;
    const name = traceNameOf(first, this.#options.agentName);
    const sessionId = [first, ...calls].map(sessionOf).find((session) => session !== null);
    const team = teamAlias ?? teamId;
    const ofKey = hidesKeys ? [] : [...(team === null ? [] : [`team:${team}`]), ...parseTags(first.tags)];
    return {
      name,
      sessionId: sessionId ?? first.traceRef ?? first.traceId,
      // Whom the caller asks for, where it says so: as LiteLLM tells Langfuse.
      userId: hidesKeys ? null : (factsOf(first)?.endUser ?? first.userId),
      tags: [isOfModel(first) ? 'model' : 'a2a', ...(isOfModel(first) ? [] : [`agent:${name}`]), ...ofKey],
      ...startersOf(first, this.#options.agentName),
    };
  }
}

const sessionOf = ({ sessionId, contextId }: RecordedCall): string | null => sessionId ?? contextId;

const byStart = (one: RecordedCall, other: RecordedCall): number =>
  one.startedAt - other.startedAt || (one.id < other.id ? -1 : 1);

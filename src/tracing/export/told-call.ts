import type { CallAttempt, ModelFacts, RecordedCall, StoredContent } from '../../ledger/index.ts';
import type { SpanLink } from '../trace.ts';
import { derivedSpanId } from './derived-id.ts';

/** With whom a trace began, ids and names: some destinations want the traces of some of them only. */
export interface TraceStarters {
  agents: readonly string[];
  teams: readonly string[];
}

/** What every span of a trace says alike (tracing notes, B.6 trap 5). */
export interface TraceFacts extends TraceStarters {
  /** That of its first agent, or of what was asked of its first model. */
  name: string;
  sessionId: string;
  userId: string | null;
  tags: readonly string[];
}

/** Where an agent runs. */
export interface Backend {
  host: string;
  port: number;
}

/** @param url as it was registered; null when that is not known any more */
export function backendOf(url: string | null): Backend | null {
  if (url === null || !URL.canParse(url)) return null;
  const { hostname, port, protocol } = new URL(url);
  return { host: hostname, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}

/** A call as destinations are told of it. */
export interface ToldCall {
  call: RecordedCall;
  /** Redacted; null when none is kept, or none may leave. */
  content: StoredContent | null;
  trace: TraceFacts;
  /** Of the call that caused it, 16 hex digits; null at the top. */
  parentSpanId: string | null;
  /** The span outside that the caller named as its own; null when it named none, or one of a call. */
  callersSpanId: string | null;
  /** The caller's span in another trace; null for nearly all. */
  link: SpanLink | null;
  /** Where the agent runs that was asked, without its paths and keys; null for models, and where it runs no more. */
  backend: Backend | null;
  /** Bytes that it takes, about. */
  size: number;
}

/** Of the call itself. */
export const spanIdOf = ({ spanId, id }: RecordedCall): string => spanId ?? derivedSpanId(id, 'call');

/** What is known of the call of a model, and of no other. */
export const factsOf = ({ modelFacts }: RecordedCall): ModelFacts | null =>
  modelFacts === null ? null : (JSON.parse(modelFacts) as ModelFacts);

export const endOf = ({ startedAt, durationMs }: RecordedCall): number => startedAt + durationMs;

/** Who asked and left did not fail. */
export const hasFailed = ({ outcome }: RecordedCall): boolean => outcome !== 'ok' && outcome !== 'caller-left';

/**
 * Why it failed, in words that are never empty. Agents and models quote what they were told when they fail: their words are
 * told only where those of the call are.
 * @param mayQuote whether what was said may leave
 */
export const failureOf = ({ errorMessage, errorCode, outcome, taskState }: RecordedCall, mayQuote: boolean): string =>
  (mayQuote ? errorMessage : null) ?? errorCode ?? (taskState === null ? outcome : `the task is ${taskState}`);

export const isOfModel = ({ front }: RecordedCall): boolean => front === 'models';

/** Whether an agent was asked to do something, and not only about what it does. */
export const isOfAgent = ({ front, operation }: RecordedCall): boolean => front !== 'models' && WORK.has(operation);

/** `run` is what an agent went on with when its call had been answered. */
const WORK: ReadonlySet<string> = new Set(['send', 'stream', 'run']);

/** Looking after tasks is no step of a trace (tracing notes, B.8). */
export const isTold = (call: RecordedCall): boolean =>
  isOfModel(call) || isOfAgent(call) || TOLD_OPERATIONS.has(call.operation);

const TOLD_OPERATIONS: ReadonlySet<string> = new Set(['cancel', 'subscribe', 'push-create', 'push-delete']);

/** An attempt of a call, in time. */
export interface TimedAttempt extends CallAttempt {
  /** From 1. */
  number: number;
  spanId: string;
  /** Epoch milliseconds, as the next one. */
  startedAt: number;
  endedAt: number;
}

/** The attempts of a call that took more than one; those that failed followed each other, the last took the rest. */
export function attemptsOf(call: RecordedCall): TimedAttempt[] {
  const attempts = call.attempts === null ? [] : (JSON.parse(call.attempts) as CallAttempt[]);
  if (attempts.length < 2) return [];
  const end = endOf(call);
  let { startedAt } = call;
  return attempts.map((attempt, index) => {
    const endedAt = Math.min(end, attempt.ms === null ? end : startedAt + attempt.ms);
    const spanId = derivedSpanId(spanIdOf(call), `attempt ${index + 1}`);
    const timed = { ...attempt, number: index + 1, spanId, startedAt, endedAt };
    startedAt = endedAt;
    return timed;
  });
}

import type { CallHop } from '../ledger/index.ts';

/**
 * How it is known what caused a call: `named` by the span that the call told of; `inferred` from who was at work then, when
 * it told of none; `missing` when the span it named is no call that is here; `none` when nothing caused it.
 */
export type ParentLink = 'named' | 'inferred' | 'missing' | 'none';

/** What of a call tells what caused it, and what it caused. */
export type TracedCall = Omit<CallHop, 'traceId' | 'model'>;

export interface FoundParent<Call extends TracedCall> {
  parent: Call | null;
  link: ParentLink;
}

/** So long after an agent's last call a call of the same trace may still be its doing. */
const AFTERMATH_MS = 3_600_000;

/**
 * What caused each call of a trace (tracing notes, B.7). An agent that passes on nothing but the id of the trace is known
 * by being at work when the call came.
 *
 * @param calls of one trace, by their start
 */
export function findParents<Call extends TracedCall>(calls: readonly Call[]): Map<Call, FoundParent<Call>> {
  const bySpan = new Map(calls.flatMap((call) => (call.spanId === null ? [] : [[call.spanId, call] as const])));
  const workers = calls.filter(isWork);
  const found = new Map<Call, FoundParent<Call>>();
  for (const call of calls) {
    const parent = call.parentSpanId === null ? inferred(call, workers) : named(call.parentSpanId, bySpan);
    found.set(call, parent.parent && isBelow(parent.parent, call, found) ? MISSING : parent);
  }
  return found;
}

const MISSING = { parent: null, link: 'missing' } as const;
const NONE = { parent: null, link: 'none' } as const;

const named = <Call extends TracedCall>(spanId: string, bySpan: ReadonlyMap<string, Call>): FoundParent<Call> => {
  const parent = bySpan.get(spanId);
  return parent ? { parent, link: 'named' } : MISSING;
};

/** Calls in which an agent works, and so may call others. */
const isWork = ({ front, operation, deploymentId }: TracedCall): boolean =>
  front !== 'models' && deploymentId !== null && WORK.has(operation);

const WORK: ReadonlySet<string> = new Set(['send', 'stream', 'run']);

/** Only a model, or an agent's doing, is taken for caused by another call: clients may make several calls of one trace. */
function inferred<Call extends TracedCall>(call: Call, workers: readonly Call[]): FoundParent<Call> {
  const { callerAgentId } = call;
  if (callerAgentId === null && call.front !== 'models') return NONE;
  const earlier = workers.filter((other) => other !== call && isEarlier(other, call)).toReversed();
  const atWork = earlier.filter((other) => endOf(other) >= call.startedAt);
  const parent =
    atWork.find(({ agentId }) => agentId !== null && agentId === callerAgentId) ??
    atWork[0] ??
    (callerAgentId === null ? undefined : lastEnded(earlier, call));
  return parent ? { parent, link: 'inferred' } : NONE;
}

function lastEnded<Call extends TracedCall>(earlier: readonly Call[], call: Call): Call | undefined {
  const recent = earlier.filter((other) => endOf(other) > call.startedAt - AFTERMATH_MS);
  return recent.toSorted((one, other) => endOf(other) - endOf(one))[0];
}

const isEarlier = (one: TracedCall, other: TracedCall): boolean =>
  one.startedAt === other.startedAt ? one.id < other.id : one.startedAt < other.startedAt;

const endOf = ({ startedAt, durationMs }: TracedCall): number => startedAt + durationMs;

/** Callers make up the spans they name: what would be its own ancestor has no parent that can be shown. */
function isBelow<Call extends TracedCall>(call: Call, top: Call, found: ReadonlyMap<Call, FoundParent<Call>>): boolean {
  for (let at: Call | null = call; at !== null; at = found.get(at)?.parent ?? null) if (at === top) return true;
  return false;
}

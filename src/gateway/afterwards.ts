import type { Logger } from 'pino';
import type { Limits } from '../access/index.ts';
import type { AgentDirectory, Pricing } from '../agents/index.ts';
import { type Call, type CallQueries, type CallRecorder, type Cost, costOf } from '../ledger/index.ts';
import type { Sighting } from '../protocol/index.ts';
import type { BegunTurn } from '../tasks/index.ts';
import type { Metrics } from '../tracing/index.ts';

/**
 * Sees to what agents do when their calls have been answered: callers who wanted no more than a task's id, or left their
 * stream, pay for the run as those do who waited. It has a record of its own, as the call's is written before its end.
 */
export interface Afterwards {
  /** @param call under which the turn began, as it was recorded */
  follow(turn: BegunTurn, call: Call): void;
  /** The same for a turn that an earlier process began: its call is in the ledger. */
  followResumed(task: { agentId: string; taskId: string }, turn: BegunTurn): void;
}

export interface AfterwardsParts {
  agents: Pick<AgentDirectory, 'find'>;
  limits: Pick<Limits, 'defer'>;
  calls: Pick<CallQueries, 'list'>;
  /** Resolves when every call recorded before is in the database. */
  flushLedger: () => Promise<void>;
  recorder: CallRecorder;
  metrics: Pick<Metrics, 'callEnded'>;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  log: Logger;
}

export function createAfterwards(parts: AfterwardsParts): Afterwards {
  const { agents, limits, calls, flushLedger, recorder, metrics, clock, newId, log } = parts;

  const followFrom = (startedAt: number, turn: BegunTurn, findCall: () => Promise<Call | undefined>): void => {
    const count = limits.defer(startedAt);
    const record = async (): Promise<Call | undefined> => {
      const end = await turn.end;
      const call = end === null ? undefined : await findCall();
      if (end === null || !call) return undefined;
      const pricing = agents.find(call.agentId ?? '')?.pricing ?? {};
      const run = recordOf(call, end, { id: newId(), startedAt, endedAt: clock(), pricing });
      await recorder.record(run);
      metrics.callEnded(run);
      return run;
    };
    record().then(count, (error: unknown) => {
      count();
      log.error({ err: error }, 'The run of an agent could not be recorded: nobody pays for it.');
    });
  };

  return {
    follow: (turn, call) => followFrom(clock(), turn, async () => call),
    followResumed({ agentId, taskId }, turn) {
      const findCall = async (): Promise<Call | undefined> => {
        await flushLedger();
        const values = { agentId: [agentId], taskId: [taskId], operation: ['send', 'stream'] };
        return (await calls.list({ values }, { limit: 1 })).calls[0];
      };
      // Looked for at once: the record of the run is to be written with its end.
      const found = findCall().catch(() => undefined);
      followFrom(clock(), turn, async () => (await found) ?? findCall());
    },
  };
}

/** @param run its price: what a call costs as such was paid with the call */
function recordOf(
  call: Call,
  { state, usage }: Sighting,
  run: { id: string; startedAt: number; endedAt: number; pricing: Pricing },
): Call {
  const { id, startedAt, endedAt, pricing } = run;
  const cost: Cost = pricing.perCallNano === undefined ? costOf(pricing, usage) : { costNano: null, source: null };
  return {
    ...call,
    id,
    startedAt,
    firstByteMs: null,
    durationMs: endedAt - startedAt,
    outcome: state === 'failed' || state === 'rejected' ? 'agent-error' : 'ok',
    errorCode: null,
    errorMessage: null,
    operation: 'run',
    routing: null,
    attempts: null,
    decision: `went on after call ${call.id}`,
    taskState: state ?? null,
    requestBytes: 0,
    responseBytes: 0,
    eventCount: 0,
    inputTokens: usage?.inputTokens ?? null,
    outputTokens: usage?.outputTokens ?? null,
    totalTokens: usage?.totalTokens ?? null,
    costNano: cost.costNano,
    costSource: cost.source,
    spanId: spanOf(id),
    parentSpanId: call.spanId,
  };
}

/** The random half of a UUID. */
const spanOf = (id: string): string => id.replaceAll('-', '').slice(16);

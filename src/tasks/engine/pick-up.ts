import type { Logger } from 'pino';
import type { Schedule } from '../../ledger/index.ts';
import type { Json, UpstreamEvent } from '../../protocol/index.ts';
import { failureOf } from './failures.ts';
import { pause } from './pause.ts';
import { endsTurn, type Runner } from './runner.ts';

/** What it takes to follow what happens on a platform. */
export interface FollowOptions {
  runner: Runner;
  signal: AbortSignal;
  schedule: Schedule;
  log: Logger;
}

/** Failures in a row after which a run is given up: some ten minutes. */
const MAX_FAILURES = 25;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Between the first questions about a run, most of which are short, and then: often enough that progress is seen. */
const FIRST_POLL_PAUSES_MS = [250, 500, 1_000];
const POLL_PAUSE_MS = 2_000;

/**
 * The events of a run that goes on without us: followed where the platform lets us, else asked for. The last one is `done`,
 * `need` or `fail`.
 *
 * @param run its handle
 * @param options with a durable runner
 * @throws the signal's reason
 */
export async function* pickUp(run: Json, options: FollowOptions): AsyncGenerator<UpstreamEvent> {
  const { runner, signal, schedule, log } = options;
  let handle = run;
  let failures = 0;
  for (let asked = 0; ; asked += 1) {
    let pauseMs = FIRST_POLL_PAUSES_MS[asked] ?? POLL_PAUSE_MS;
    try {
      for await (const event of eventsOf(runner, handle, signal)) {
        failures = 0;
        if (event.type === 'run') handle = event.handle;
        yield event;
        if (endsTurn(event)) return;
      }
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      failures += 1;
      if (failures > MAX_FAILURES) {
        log.warn({ err: error }, 'The run of an agent cannot be followed any more.');
        yield { type: 'fail', ...failureOf(error) };
        return;
      }
      pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
    }
    await pause(pauseMs, signal, schedule);
  }
}

async function* eventsOf(runner: Runner, run: Json, signal: AbortSignal): AsyncGenerator<UpstreamEvent> {
  if (runner.resubscribe) yield* runner.resubscribe(run, signal);
  else if (runner.poll) yield* await runner.poll(run, signal);
}

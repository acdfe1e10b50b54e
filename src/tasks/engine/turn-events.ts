import {
  type FailureTerms,
  type Json,
  SwitchboardError,
  type Turn,
  type UpstreamEvent,
  UpstreamFailure,
} from '../../protocol/index.ts';
import { ENDED_EARLY, failureOf, isRefusal } from './failures.ts';
import { pause } from './pause.ts';
import { type FollowOptions, pickUp } from './pick-up.ts';
import { endsTurn, isDurable } from './runner.ts';

/** The agent began nothing: the failure is the call's, if nobody was told of a task yet. */
export class TurnRefused extends Error {
  override readonly name = 'TurnRefused';
  readonly terms: FailureTerms;

  constructor(terms: FailureTerms, cause?: unknown) {
    super(terms.message, { cause });
    this.terms = terms;
  }
}

/** How long to wait for another turn of the same conversation to end, milliseconds. */
const BUSY_PAUSES_MS = [500, 1_000, 2_000, 4_000];

/** After these, the run may well go on without us. */
const BROKEN: ReadonlySet<FailureTerms['kind']> = new Set(['truncated', 'unreachable', 'timeout']);

/**
 * A turn's events, of which the last one is `done`, `need` or `fail`, whatever the adapter does (agent platforms, sections
 * 0.2 and 8.1). A busy agent is asked again, a session that is gone is replaced, and a run whose connection breaks is picked
 * up where the platform goes on without it.
 *
 * @throws before anything was told of work: TurnRefused, or what is a bug of ours; and the signal's reason
 */
export async function* turnEvents(turn: Turn, options: FollowOptions): AsyncGenerator<UpstreamEvent> {
  const { signal, schedule } = options;
  let asked = turn;
  for (let waits = 0; ; ) {
    const refused = yield* attempt(asked, options);
    if (!refused) return;
    const busyPause = BUSY_PAUSES_MS[waits];
    if (refused.terms.kind === 'session-gone') asked = { ...asked, session: undefined };
    else if (refused.terms.kind === 'busy' && busyPause !== undefined) {
      waits += 1;
      await pause(busyPause, signal, schedule);
    } else throw refused;
    signal.throwIfAborted();
  }
}

async function* attempt(turn: Turn, options: FollowOptions): AsyncGenerator<UpstreamEvent, TurnRefused | undefined> {
  const { runner, signal, log } = options;
  const { taskId } = turn;
  let run: Json = null;
  let begun = false;
  let failure = ENDED_EARLY;
  try {
    for await (const event of runner.run(turn, signal)) {
      if (event.type === 'run') run = event.handle;
      if (event.type === 'fail') {
        failure = event;
        break;
      }
      begun ||= tellsOfWork(event);
      yield event;
      if (endsTurn(event)) return undefined;
    }
  } catch (error) {
    signal.throwIfAborted();
    failure = failureOf(error);
    log.warn({ err: error, taskId, kind: failure.kind }, 'The turn of an agent broke off.');
    if (!begun && error instanceof SwitchboardError) return new TurnRefused(failure, error);
    if (!begun && !(error instanceof UpstreamFailure)) throw error;
  }
  if (!begun && isTurnedAway(failure, turn)) return new TurnRefused(failure);
  if (run !== null && isDurable(runner) && BROKEN.has(failure.kind)) yield* pickUp(run, options);
  else yield { ...failure, type: 'fail' };
  return undefined;
}

const tellsOfWork = ({ type }: UpstreamEvent): boolean => type !== 'session' && type !== 'usage';

/** Without a session there is none that could be gone. */
const isTurnedAway = (terms: FailureTerms, { session }: Turn): boolean =>
  isRefusal(terms) || (terms.kind === 'session-gone' && session !== undefined);

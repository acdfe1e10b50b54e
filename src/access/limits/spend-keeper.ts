import type { Logger } from 'pino';
import { SwitchboardError } from '../../protocol/index.ts';
import { within } from '../within.ts';
import type { Budget, KnownSpend } from './budget.ts';
import type { BudgetRepository } from './budget-repository.ts';
import { budgetSpan } from './budget-window.ts';
import type { InFlight } from './in-flight.ts';

export interface SpendKeeperOptions {
  repository: BudgetRepository;
  /** Resolves when every call recorded before is in the database: the ledger's `flush`. */
  flushLedger: () => Promise<void>;
  inFlight: InFlight;
  /** Those in memory. */
  budgets: () => Iterable<Budget>;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}

/** Keeps budgets in memory and the sums in the database together. */
export interface SpendKeeper {
  /**
   * Finds out what was spent of a budget.
   * @throws SwitchboardError UNAVAILABLE when the database gives no answer: what may be spent is not known
   */
  load(budget: Budget): Promise<void>;
  /** Begins the window that runs now anew: nothing is spent of it. @throws SwitchboardError UNAVAILABLE */
  reset(budget: Budget): Promise<void>;
  /** Brings the remembered sums up to date. A failure is logged, and made up for by the next time. */
  advance(): Promise<void>;
}

/** A clock that is set back by less than this loses nothing. */
const CLOCK_MARGIN_MS = 60_000;
/** How long a call waits for the database. */
const ANSWER_WITHIN_MS = 2_000;
/** While the database is away, it is asked no more often. */
const RETRY_AFTER_MS = 1_000;

export function createSpendKeeper(options: SpendKeeperOptions): SpendKeeper {
  const { repository, flushLedger, inFlight, clock, log } = options;
  const inTurn = takeTurns();
  /** Budgets that wait for the next turn, and what tells them that it is over. */
  let asked = new Set<Budget>();
  let answer: Promise<void> | undefined;
  let countedUntil: number | undefined;
  let failedAt = Number.NEGATIVE_INFINITY;
  /** Whether there is any budget whose sum must be kept up. */
  let isKept: boolean | undefined;

  /** All calls that began earlier have ended, and their records are with the ledger. */
  const allEndedBefore = (): number => Math.min(inFlight.oldest(), clock() - CLOCK_MARGIN_MS);

  const readCountedUntil = async (): Promise<number> => {
    countedUntil ??= (await repository.countedUntil()) ?? undefined;
    if (countedUntil === undefined) {
      // The first budget ever: nothing is remembered, and nothing has to be caught up with.
      const until = allEndedBefore();
      await flushLedger();
      countedUntil = await repository.advance(until);
    }
    return countedUntil;
  };

  const openWindow = async (budget: Budget, until: number): Promise<KnownSpend> => {
    const { owner, duration } = budget;
    const spend = await repository.open({ owner, duration, ...budgetSpan(duration, clock()) }, until);
    isKept = true;
    return spend;
  };

  /** What is spent in the meantime may be in the sum or not: then it is added up again, until nothing was. */
  const loadAll = async (budgets: Iterable<Budget>): Promise<void> => {
    const until = await readCountedUntil();
    // Whoever asked while it was found out needs nothing more, and what running calls hold of it must stay.
    let left = [...budgets].filter((budget) => budget.window(clock()) === null);
    while (left.length > 0) {
      const before = left.map(({ missed }) => missed);
      await flushLedger();
      const found = await Promise.all(left.map((budget) => openWindow(budget, until)));
      left = left.filter((budget, index) => {
        const spend = found[index];
        if (!spend || budget.missed !== before[index]) return true;
        budget.open(spend);
        return false;
      });
    }
  };

  /** All who ask while a turn is running are answered together in the next. */
  const nextLoad = (): Promise<void> => {
    const loading = inTurn(() => {
      const budgets = asked;
      asked = new Set();
      answer = undefined;
      return loadAll(budgets);
    });
    return within(ANSWER_WITHIN_MS, loading).catch((cause: unknown) => {
      failedAt = clock();
      throw unavailable(cause);
    });
  };

  /** Windows that began by themselves are remembered from now on. */
  const rememberNewWindows = async (until: number): Promise<void> => {
    for (const budget of options.budgets()) {
      if (!budget.isNew) continue;
      budget.isNew = false;
      await openWindow(budget, until);
    }
  };

  const catchUp = async (): Promise<void> => {
    isKept ??= await repository.hasWindows();
    if (!isKept) return;
    const from = await readCountedUntil();
    const until = allEndedBefore();
    if (until <= from) return;
    await rememberNewWindows(from);
    await flushLedger();
    // Whether a write that failed was done after all, the database alone knows.
    countedUntil = undefined;
    countedUntil = await repository.advance(until);
  };

  return {
    load(budget) {
      if (clock() - failedAt < RETRY_AFTER_MS) return Promise.reject(unavailable(undefined));
      asked.add(budget);
      answer ??= nextLoad();
      return answer;
    },

    async reset(budget) {
      await inTurn(async () => {
        const now = clock();
        const { owner, duration } = budget;
        const span = budgetSpan(duration, now);
        // Calls that begin in this millisecond may stand on either side; the record decides as memory does.
        const countsFrom = now + 1;
        await repository.reset({ owner, duration, ...span }, countsFrom);
        isKept = true;
        budget.open({ ...span, countsFrom, spentNano: 0 });
      }).catch((cause: unknown) => {
        throw unavailable(cause);
      });
    },

    async advance() {
      await inTurn(catchUp).catch((err: unknown) => {
        log.warn({ err }, 'What was spent of budgets could not be added up; the next time makes up for it.');
      });
    },
  };
}

/** One after the other, whatever became of the one before. */
function takeTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <Result>(turn: () => Promise<Result>): Promise<Result> => {
    const result = last.then(turn);
    last = result.catch(() => undefined);
    return result;
  };
}

const unavailable = (cause: unknown): SwitchboardError =>
  new SwitchboardError(
    'UNAVAILABLE',
    'What was spent of a budget cannot be found out right now: the database gives no answer. Try again in a moment.',
    { cause, retryAfterSeconds: 1 },
  );

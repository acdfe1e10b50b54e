import type { Logger } from 'pino';
import type { Operation } from '../../protocol/index.ts';
import type { Principal } from '../principal.ts';
import { Budget } from './budget.ts';
import type { BudgetRepository } from './budget-repository.ts';
import { createMemoryCounters } from './counters.ts';
import { type Demand, demandOf, type LimitedAgent } from './demand.ts';
import { createEstimates } from './estimates.ts';
import { type Generation, InFlight } from './in-flight.ts';
import { judge, type LimitMetrics } from './judge.ts';
import { createLedgerPost } from './post.ts';
import { LimitedReservation, type Reservation, UnlimitedReservation } from './reservation.ts';
import { payerOf, type SettledCall, tokensOf } from './settled-call.ts';
import { createSpendKeeper } from './spend-keeper.ts';
import type { Hold, Subject } from './subject.ts';
import { GATEWAY, LIMIT_LEVELS, type LimitedName, type LimitLevel } from './subject-name.ts';
import type { LimitTerms } from './terms.ts';
import { type LimitUsage, usageOf } from './usage.ts';

/** A call that asks to be let through. */
export interface AskedCall {
  principal: Principal;
  agent: LimitedAgent;
  operation: Operation;
  /** When it began, epoch milliseconds: the `startedAt` of its record. */
  at: number;
}

/** Rates, places and money: what calls may take of them, and what they took. */
export interface Limits {
  /**
   * Takes what the call needs of every limit that concerns it, or of none.
   *
   * @returns at once when it is known what was spent of every budget concerned, else a promise
   * @throws SwitchboardError RATE_LIMITED, BUDGET_EXCEEDED; UNAVAILABLE when what was spent cannot be found out. Thrown
   *   at once or by the promise
   */
  reserve(call: AskedCall): Reservation | Promise<Reservation>;
  /**
   * Work goes on whose call was answered: what it takes is counted when it ends, and refused by no limit.
   *
   * @param at the `startedAt` of its record, epoch milliseconds
   * @returns to be called once, with the record if there is one
   */
  defer(at: number): (record?: SettledCall) => void;
  /**
   * How much of somebody's limits is taken.
   * @param declared its own limits; null when it declares none
   * @throws SwitchboardError UNAVAILABLE
   */
  usageOf(owner: LimitedName, declared: LimitTerms | null): Promise<LimitUsage>;
  /**
   * Begins the window that runs now anew: nothing is spent of it. Calls that began before do not count any more.
   * @returns false when there is no budget
   * @throws SwitchboardError UNAVAILABLE
   */
  resetBudget(owner: LimitedName, declared: LimitTerms | null): Promise<boolean>;
  /** Begins to keep the sums in the database up to date. */
  start(): void;
  /** Ends it, with a last time. */
  stop(): Promise<void>;
}

export interface LimitsOptions {
  repository: BudgetRepository;
  /** Resolves when every call recorded before is in the database: the ledger's `flush`. */
  flushLedger: () => Promise<void>;
  /** For keys that declare no limits of their own. */
  defaultKeyTerms: LimitTerms | null;
  /** For all calls together, whoever makes them. */
  gatewayTerms: LimitTerms | null;
  /** Record what any limit would refuse, and refuse nothing. */
  shadow: boolean;
  metrics: LimitMetrics;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}

/** As long as the calls of this time take to add up, a start takes longer after a crash. */
const ADVANCE_EVERY_MS = 15_000;
const FORGET_AFTER_MS = 600_000;

export function createLimits(options: LimitsOptions): Limits {
  const { repository, flushLedger, defaultKeyTerms, gatewayTerms, clock, log, metrics, shadow: shadowsAll } = options;
  const counters = createMemoryCounters();
  const estimates = createEstimates();
  const inFlight = new InFlight();
  const budgets = () => counters.budgets();
  const keeper = createSpendKeeper({ repository, flushLedger, inFlight, budgets, clock, log });
  const post = createLedgerPost({ counters, estimates, metrics, log });
  let timer: NodeJS.Timeout | undefined;

  /** What the configuration says of a level. */
  const configured: Partial<Record<LimitLevel, LimitTerms | null>> = { key: defaultKeyTerms, gateway: gatewayTerms };

  /** Those whose limits concern a call. */
  const subjectsOf = ({ principal, agent, at }: AskedCall): readonly Subject[] => {
    const limits = principal.kind === 'key' ? principal.limits : NO_LIMITS;
    const keyTerms = limits.key ?? (principal.kind === 'key' ? defaultKeyTerms : null);
    if (!keyTerms && !limits.user && !limits.team && !limits.caller && !agent.callLimits && !gatewayTerms)
      return NOBODY;
    const subjects: Subject[] = [];
    if (principal.kind === 'key') {
      const { keyId, userId, teamId, agentId } = principal;
      if (keyTerms) subjects.push(counters.of('key', keyId, keyTerms, at));
      if (limits.user && userId !== null) subjects.push(counters.of('user', userId, limits.user, at));
      if (limits.team && teamId !== null) subjects.push(counters.of('team', teamId, limits.team, at));
      if (limits.caller && agentId !== null) subjects.push(counters.of('caller', agentId, limits.caller, at));
    }
    if (agent.callLimits) subjects.push(counters.of('agent', agent.id, agent.callLimits, at));
    if (gatewayTerms) subjects.push(counters.of('gateway', GATEWAY, gatewayTerms, at));
    return subjects;
  };

  /** In the windows of everybody who pays for it. */
  const countTokens = (record: SettledCall): void => {
    const tokens = tokensOf(record) ?? 0;
    for (const level of LIMIT_LEVELS) {
      const id = payerOf(record, level);
      if (id !== null) counters.find(level, id)?.tokens?.add(clock(), tokens);
    }
  };

  /** Somebody's counters; null when nothing is limited. */
  const subjectNamed = ({ level, id }: LimitedName, declared: LimitTerms | null): Subject | null => {
    const terms = declared ?? configured[level] ?? null;
    return terms && counters.of(level, id, terms, clock());
  };

  /**
   * All limits are asked before any is taken from. Plain loops: this is on the way of every call.
   * @throws SwitchboardError RATE_LIMITED, BUDGET_EXCEEDED
   */
  const admit = (subjects: readonly Subject[], demand: Demand, generation: Generation): Reservation => {
    let isClear = true;
    for (const subject of subjects) if (!subject.admits(demand)) isClear = false;
    const shadow = isClear ? null : judge(subjects, demand, { shadowsAll, metrics });
    const holds: Hold[] = [];
    for (const subject of subjects) holds.push(subject.take(demand));
    return new LimitedReservation(generation, post, holds, demand, shadow);
  };

  /** @returns undefined when it is known what was spent of every budget that matters to the call */
  const loadBudgets = (subjects: readonly Subject[], { at, isFree }: Demand): Promise<unknown> | undefined => {
    if (isFree) return undefined;
    let loading: Promise<void>[] | undefined;
    for (const { budget, terms } of subjects) {
      if (budget?.window(at) !== null) continue;
      const isInForce = terms.maxBudgetNano !== null && !terms.shadow && !shadowsAll;
      const load = keeper.load(budget);
      // What refuses nothing does not refuse for want of an answer either.
      loading = [...(loading ?? []), isInForce ? load : load.catch(() => undefined)];
    }
    return loading && Promise.all(loading);
  };

  return {
    reserve(call) {
      const generation = inFlight.enter(call.at);
      const leave = (error: unknown): never => {
        generation.open -= 1;
        throw error;
      };
      const subjects = subjectsOf(call);
      if (subjects.length === 0) return new UnlimitedReservation(generation, post);
      const demand = demandOf(call.agent, call.operation, call.at, estimates);
      const loading = loadBudgets(subjects, demand);
      if (loading) return loading.then(() => admit(subjects, demand, generation)).catch(leave);
      try {
        return admit(subjects, demand, generation);
      } catch (error) {
        return leave(error);
      }
    },

    defer(at) {
      const generation = inFlight.enter(at);
      return (record) => {
        generation.open -= 1;
        if (!record) return;
        countTokens(record);
        post(record);
      };
    },

    async usageOf(owner, declared) {
      const subject = subjectNamed(owner, declared);
      // Without a budget, what was ever spent is kept as if there were one without an end.
      const budget = subject?.budget ?? new Budget(owner, null);
      if (budget.window(clock()) === null) await keeper.load(budget);
      return usageOf(subject, budget.window(clock())?.spentNano ?? 0, clock());
    },

    async resetBudget(owner, declared) {
      const { budget } = subjectNamed(owner, declared) ?? {};
      if (budget) await keeper.reset(budget);
      return budget !== undefined && budget !== null;
    },

    start() {
      // At once, too: old records that are not counted yet may be about to be deleted.
      void keeper.advance();
      timer ??= setInterval(() => {
        void keeper.advance();
        counters.forgetIdle(clock() - FORGET_AFTER_MS);
      }, ADVANCE_EVERY_MS).unref();
    },

    async stop() {
      clearInterval(timer);
      timer = undefined;
      await keeper.advance();
    },
  };
}

const NOBODY: readonly Subject[] = [];
/** The administrator, and nobody in particular; the agent's limits concern them, too. */
const NO_LIMITS = { key: null, user: null, team: null, caller: null } as const;

import { pino } from 'pino';
import { expect } from 'vitest';
import type { KeyPrincipal } from '../principal.ts';
import { keyPrincipal } from '../principals.fixtures.ts';
import type { BudgetRepository, WindowName } from './budget-repository.ts';
import type { LimitedAgent } from './demand.ts';
import type { LimitMetrics } from './judge.ts';
import { type AskedCall, createLimits, type Limits, type LimitsOptions } from './limits.ts';
import type { Reservation } from './reservation.ts';
import { payerOf, type SettledCall } from './settled-call.ts';
import type { LimitTerms } from './terms.ts';

export const NOW = Date.parse('2026-11-25T13:47:12.345Z');
/** A cent in nano-dollars. */
export const CENT = 10_000_000;

export const terms = (changes: Partial<LimitTerms>): LimitTerms => ({
  rpm: null,
  tpm: null,
  maxParallelRequests: null,
  maxStreams: null,
  maxBudgetNano: null,
  softBudgetNano: null,
  budgetDuration: null,
  shadow: false,
  ...changes,
});

export const aKey = (limits: Partial<KeyPrincipal['limits']> = {}, changes: Partial<KeyPrincipal> = {}): KeyPrincipal =>
  keyPrincipal({
    userId: 'user-1',
    teamId: 'team-1',
    teamAlias: 'a team nobody else may know',
    limits: { key: null, user: null, team: null, caller: null, ...limits },
    ...changes,
  });

export const anAgent = (changes: Partial<LimitedAgent> = {}): LimitedAgent => ({
  id: 'agent-1',
  name: 'echo',
  callLimits: null,
  pricing: { perCallNano: CENT },
  ...changes,
});

export const aSettledCall = (changes: Partial<SettledCall> = {}): SettledCall => ({
  keyId: 'key-1',
  userId: 'user-1',
  teamId: 'team-1',
  agentId: 'agent-1',
  callerAgentId: null,
  startedAt: NOW,
  costNano: CENT,
  inputTokens: null,
  outputTokens: null,
  totalTokens: null,
  ...changes,
});

/** What a call is refused with, by a part of the message. */
export const refusal = (code: string, message: string) => ({ code, message: expect.stringContaining(message) });

/** Budgets over records that are kept in a list; as many ways to fail as a database has. */
export interface FakeLedger extends BudgetRepository {
  records: SettledCall[];
  isAway: boolean;
  opened: WindowName[];
}

export function createFakeLedger(): FakeLedger {
  const resets = new Map<string, number>();
  let until: number | null = null;
  const nameOf = ({ owner, duration, startsAt }: WindowName) =>
    JSON.stringify([owner.level, owner.id, duration, startsAt]);
  const ledger: FakeLedger = {
    records: [],
    isAway: false,
    opened: [],
    async countedUntil() {
      if (ledger.isAway) throw new Error('the database is away');
      return until;
    },
    hasWindows: async () => ledger.opened.length > 0,
    async open(window) {
      if (ledger.isAway) throw new Error('the database is away');
      ledger.opened.push(window);
      const { owner, startsAt, endsAt } = window;
      const countsFrom = resets.get(nameOf(window)) ?? startsAt;
      const counted = ledger.records.filter(
        (call) => payerOf(call, owner.level) === owner.id && call.startedAt >= countsFrom && call.startedAt < endsAt,
      );
      return { startsAt, endsAt, countsFrom, spentNano: sum(counted) };
    },
    async advance(to) {
      until = Math.max(until ?? to, to);
      return until;
    },
    async reset(window, countsFrom) {
      resets.set(nameOf(window), countsFrom);
    },
  };
  return ledger;
}

const sum = (calls: readonly SettledCall[]): number =>
  calls.reduce((total, { costNano }) => total + (costNano ?? 0), 0);

/** Limits on a clock that stands, with everything they tell at hand. */
export interface LimitsBench {
  limits: Limits;
  ledger: FakeLedger;
  time: { now: number };
  reached: string[];
  warnings: object[];
  /** Begins a call; waits for what was spent, if it must. */
  begin(call?: Partial<AskedCall>): Promise<Reservation>;
  /** Ends one: the record is written, then the limits are told. */
  end(reservation: Reservation, call?: Partial<SettledCall>): void;
  /** Begins and ends one. */
  call(call?: Partial<AskedCall>, settled?: Partial<SettledCall>): Promise<Reservation>;
}

export function createLimitsBench(changes: Partial<LimitsOptions> = {}): LimitsBench {
  const ledger = createFakeLedger();
  const time = { now: NOW };
  const reached: string[] = [];
  const warnings: object[] = [];
  const metrics: LimitMetrics = {
    limitReached: (level, kind, inForce) => reached.push(`${level} ${kind}${inForce ? '' : ' (shadow)'}`),
    softBudgetReached: (level) => reached.push(`${level} soft budget`),
  };
  const log = pino(
    { level: 'warn', base: null, timestamp: false },
    { write: (line) => warnings.push(JSON.parse(line)) },
  );
  const limits = createLimits({
    repository: ledger,
    flushLedger: async () => {},
    defaultKeyTerms: null,
    gatewayTerms: null,
    shadow: false,
    metrics,
    clock: () => time.now,
    log,
    ...changes,
  });
  const bench: LimitsBench = {
    limits,
    ledger,
    time,
    reached,
    warnings,
    begin: async (call) =>
      limits.reserve({ principal: aKey(), agent: anAgent(), operation: 'send', at: time.now, ...call }),
    end(reservation, call) {
      const record = aSettledCall({ startedAt: time.now, ...call });
      ledger.records.push(record);
      reservation.settle(record);
    },
    async call(call, settled) {
      const reservation = await bench.begin(call);
      bench.end(reservation, settled);
      return reservation;
    },
  };
  return bench;
}

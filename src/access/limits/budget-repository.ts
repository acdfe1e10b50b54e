import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { BudgetWindowsTable, CallsTable, Schema } from '../../store/index.ts';
import type { KnownSpend } from './budget.ts';
import { GATEWAY, LIMIT_LEVELS, type LimitedName, type LimitLevel } from './subject-name.ts';

/** A window of somebody's budget, by what makes it that one. */
export interface WindowName {
  owner: LimitedName;
  /** LiteLLM's spelling; null is one window for ever. */
  duration: string | null;
  startsAt: number;
  /** Infinity for a window without an end. */
  endsAt: number;
}

/**
 * What was spent of budgets: a sum of the ledger's calls, of which the part before a time, `countedUntil`, is remembered.
 * Nothing is ever written that was not added up from the calls themselves, or from their days, which the ledger writes
 * together with them, so that a crash at any moment changes nothing.
 * One process writes.
 */
export interface BudgetRepository {
  /** Up to when calls stand in the remembered sums, epoch milliseconds; null when nothing was ever remembered. */
  countedUntil(): Promise<number | null>;
  /** Whether any budget is remembered, so that there is something to keep up. */
  hasWindows(): Promise<boolean>;
  /**
   * Adds up a window, and remembers it from now on in place of the budget's window before.
   * @param countedUntil as remembered
   */
  open(window: WindowName, countedUntil: number): Promise<KnownSpend>;
  /**
   * Adds the calls that began before a time, and are not counted yet, to every window they belong to. All of them must be
   * in the database. Once done, doing it again changes nothing.
   * @returns up to when calls are counted now
   */
  advance(until: number): Promise<number>;
  /** Counts only the calls of a window that begin at a time or later. */
  reset(window: WindowName, countsFrom: number): Promise<void>;
}

const COUNTED_UNTIL = 'limits.counted_until';

/** The column that names who pays; for the gateway every call does. */
const PAYER = {
  key: 'key_id',
  user: 'user_id',
  team: 'team_id',
  caller: 'caller_agent_id',
  agent: 'agent_id',
  gateway: null,
} as const satisfies Record<LimitLevel, keyof CallsTable | null>;

/** Where costs stand, and when they were: epoch milliseconds, or days counted from 1970-01-01. */
type Sums = { table: 'calls'; time: 'started_at' } | { table: 'call_days'; time: 'day' };
const RECORDS: Sums = { table: 'calls', time: 'started_at' };
const DAYS: Sums = { table: 'call_days', time: 'day' };
const DAY_MS = 86_400_000;

/** @param clock epoch milliseconds */
export function createBudgetRepository(db: Kysely<Schema>, clock: () => number): BudgetRepository {
  const sumIn = async ({ table, time }: Sums, owner: LimitedName, from: number, until: number): Promise<number> => {
    const payer = PAYER[owner.level];
    const isTheirs = payer ? sql`${sql.ref(payer)} = ${owner.id} and` : sql``;
    const { rows } = await sql<{ nano: number | null }>`
      select sum(cost_nano) as nano from ${sql.table(table)}
      where ${isTheirs} ${sql.ref(time)} >= ${from} and ${sql.ref(time)} < ${until}`.execute(db);
    return rows[0]?.nano ?? 0;
  };

  /** Whole days are added up already; of the days at both ends the records are. A call belongs to one of the three. */
  const sumOfCalls = async (owner: LimitedName, from: number, until: number): Promise<number> => {
    const [day, untilDay] = [Math.ceil(from / DAY_MS), Math.floor(until / DAY_MS)];
    // Days do not tell which agent called.
    if (owner.level === 'caller' || untilDay <= day) return sumIn(RECORDS, owner, from, until);
    const sums = await Promise.all([
      sumIn(RECORDS, owner, from, day * DAY_MS),
      sumIn(DAYS, owner, day, untilDay),
      sumIn(RECORDS, owner, untilDay * DAY_MS, until),
    ]);
    return sums.reduce((sum, nano) => sum + nano);
  };

  const find = (name: WindowName) => {
    const { level, owner_id, duration } = columnsOf(name);
    return db
      .selectFrom('budget_windows')
      .selectAll()
      .where('level', '=', level)
      .where('owner_id', '=', owner_id)
      .where('duration', '=', duration)
      .executeTakeFirst();
  };

  const put = (name: WindowName, counts_from: number, spent_nano: number) => {
    const { starts_at, ends_at, ...key } = columnsOf(name);
    const values = { starts_at, ends_at, counts_from, spent_nano };
    return db
      .insertInto('budget_windows')
      .values({ ...key, ...values })
      .onConflict((conflict) => conflict.columns(['level', 'owner_id', 'duration']).doUpdateSet(values))
      .execute();
  };

  return {
    countedUntil: () => readCountedUntil(db),

    async hasWindows() {
      return (await db.selectFrom('budget_windows').select('level').limit(1).executeTakeFirst()) !== undefined;
    },

    async open(name, countedUntil) {
      const { owner, startsAt, endsAt } = name;
      const { ends_at } = columnsOf(name);
      const row = await find(name);
      const isSame = row?.starts_at === startsAt;
      const countsFrom = isSame ? row.counts_from : startsAt;
      const remembered = isSame ? row.spent_nano : await sumOfCalls(owner, countsFrom, Math.min(countedUntil, ends_at));
      if (!isSame) await put(name, countsFrom, remembered);
      const since = await sumOfCalls(owner, Math.max(countedUntil, countsFrom), ends_at);
      return { startsAt, endsAt, countsFrom, spentNano: remembered + since };
    },

    advance: (until) =>
      db.transaction().execute(async (transaction) => {
        const from = await readCountedUntil(transaction);
        if (from !== null && from >= until) return from;
        if (from !== null) for (const level of LIMIT_LEVELS) await addCalls(level, from, until).execute(transaction);
        await remember(transaction, until, clock());
        return until;
      }),

    async reset(name, countsFrom) {
      await put(name, countsFrom, 0);
    },
  };
}

const columnsOf = ({
  owner,
  duration,
  startsAt,
  endsAt,
}: WindowName): Omit<BudgetWindowsTable, 'counts_from' | 'spent_nano'> => ({
  level: owner.level,
  owner_id: owner.id,
  duration: duration ?? '',
  starts_at: startsAt,
  ends_at: Number.isFinite(endsAt) ? endsAt : Number.MAX_SAFE_INTEGER,
});

/** `cross join` keeps SQLite from beginning with the windows, for whose owners `calls` may have no index. */
function addCalls(level: LimitLevel, from: number, until: number): RawBuilder<unknown> {
  const payer = PAYER[level];
  return sql`
    update budget_windows set spent_nano = budget_windows.spent_nano + added.nano
    from (
      select w.owner_id, w.duration, sum(c.cost_nano) as nano
      from calls as c cross join budget_windows as w
      where c.started_at >= ${from} and c.started_at < ${until} and c.cost_nano > 0
        and w.level = ${level} and w.owner_id = ${payer ? sql.ref(`c.${payer}`) : GATEWAY}
        and c.started_at >= w.counts_from and c.started_at < w.ends_at
      group by w.owner_id, w.duration
    ) as added
    where budget_windows.level = ${level}
      and budget_windows.owner_id = added.owner_id and budget_windows.duration = added.duration`;
}

async function readCountedUntil(db: Kysely<Schema>): Promise<number | null> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', COUNTED_UNTIL).executeTakeFirst();
  return row ? Number(row.value) : null;
}

async function remember(transaction: Transaction<Schema>, until: number, now: number): Promise<void> {
  const values = { value: String(until), updated_at: now };
  await transaction
    .insertInto('settings')
    .values({ name: COUNTED_UNTIL, ...values })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
    .execute();
}

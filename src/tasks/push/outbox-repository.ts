import { type Kysely, type Selectable, sql } from 'kysely';
import type { PushOutboxTable, Schema } from '../../store/index.ts';
import { configOf } from './config-repository.ts';
import { digest } from './event.ts';
import type { ConfigRecord, Notice, NoticeState, PushEvent } from './record.ts';

/** What an attempt came to. */
export interface AttemptEnd {
  answerStatus: number | null;
  /** Null when it was delivered. */
  failure: string | null;
}

/** Which notifications a list shows; several restrict together. */
export interface NoticeFilter {
  state?: NoticeState;
  agentId?: string;
  taskId?: string;
}

/** Who is not to be asked for now. */
export interface Busy {
  configs: readonly string[];
  targets: readonly string[];
  principals: readonly string[];
}

/** Notifications on their way: a queue for each config, of which the first one is tried. */
export interface OutboxRepository {
  /**
   * Enters events for every config of their tasks. What comes again is left as it is.
   * @returns whether anything is new
   */
  enter(events: readonly PushEvent[], now: number): Promise<boolean>;
  /** Configs for which something may be tried now, those that wait longest first. */
  due(now: number, busy: Busy, limit: number): Promise<ConfigRecord[]>;
  /** When the next one may be tried (epoch milliseconds), of those that are not busy; null when nothing waits. */
  nextDue(busy: Busy): Promise<number | null>;
  /** The first of a config. */
  head(configId: string): Promise<Notice | undefined>;
  /** The first one has been delivered; the next one may be tried at once. */
  delivered(notice: Notice, end: AttemptEnd, now: number): Promise<void>;
  /** It has not; it is tried again at a time. */
  failed(notice: Notice, end: AttemptEnd, dueAt: number): Promise<void>;
  /** It is given up, and with it all that waits behind it: later ones would tell of what nobody knows how it came about. */
  buried(notice: Notice, end: AttemptEnd, now: number): Promise<number>;
  /** Nothing waits for a config after all. */
  idle(configId: string, now: number): Promise<void>;
  /** What was given up waits again, in its old place. @returns undefined when there is none such, or nobody to tell */
  revive(id: string, now: number): Promise<Notice | undefined>;
  find(id: string): Promise<Notice | undefined>;
  list(filter: NoticeFilter, page: { after?: { createdAt: number; id: string }; limit: number }): Promise<Notice[]>;
  /** How many wait, and how many were given up and are still kept. */
  counts(): Promise<{ waiting: number; dead: number }>;
  /** A crash may have left a config asleep for which something waits. */
  awake(now: number): Promise<void>;
  /** Deletes what ended before a time (epoch milliseconds), at most `limit`. @returns how many */
  deleteBefore(before: number, limit: number): Promise<number>;
}

/** What may wait for one config: who takes nothing for so long gets no more. */
export const MAX_WAITING = 1_000;
const TOO_MANY = `more than ${MAX_WAITING} notifications were waiting`;
const EARLIER_ONE = 'an earlier one was given up';

type Database = Kysely<Schema>;

export function createOutboxRepository(db: Database): OutboxRepository {
  const settle = (
    { id, configId }: Notice,
    { answerStatus, failure }: AttemptEnd,
    finish: (transaction: Database) => Promise<number>,
  ): Promise<number> =>
    db.transaction().execute(async (transaction) => {
      // Whoever enters something at the same time waits for this row, or has been waited for.
      await transaction
        .updateTable('push_configs')
        .set((eb) => ({ updated_at: eb.ref('updated_at') }))
        .where('id', '=', configId)
        .execute();
      await transaction
        .updateTable('push_outbox')
        .set((eb) => ({ attempts: eb('attempts', '+', 1), answer_status: answerStatus, failure }))
        .where('id', '=', id)
        .execute();
      return finish(transaction);
    });

  const reschedule = async (transaction: Database, configId: string, now: number): Promise<void> => {
    const waits = await headOf(transaction, configId);
    await transaction
      .updateTable('push_configs')
      .set({ due_at: waits ? now : null, failures: 0 })
      .where('id', '=', configId)
      .execute();
  };

  return {
    async enter(events, now) {
      // Most tasks are nobody's to be told about, and the one who writes is not asked about those.
      const isAnyWanted = (await configsOf(db, events).limit(1).execute()).length > 0;
      return isAnyWanted && db.transaction().execute((transaction) => enterAll(transaction, events, now));
    },

    async due(now, busy, limit) {
      const rows = await idleConfigs(db, busy)
        .selectAll()
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .limit(limit)
        .execute();
      return rows.map(configOf);
    },

    async nextDue(busy) {
      const row = await idleConfigs(db, busy).select('due_at').orderBy('due_at').limit(1).executeTakeFirst();
      return row?.due_at ?? null;
    },

    async head(configId) {
      const row = await headOf(db, configId);
      return row && noticeOf(row);
    },

    async delivered(notice, end, now) {
      await settle(notice, end, async (transaction) => {
        await transaction
          .updateTable('push_outbox')
          .set({ state: 'delivered', event: null, ended_at: now })
          .where('id', '=', notice.id)
          .execute();
        await reschedule(transaction, notice.configId, now);
        return 1;
      });
    },

    async failed(notice, end, dueAt) {
      await settle(notice, end, async (transaction) => {
        await transaction
          .updateTable('push_configs')
          .set((eb) => ({ due_at: dueAt, failures: eb('failures', '+', 1) }))
          .where('id', '=', notice.configId)
          .execute();
        return 0;
      });
    },

    buried: (notice, end, now) =>
      settle(notice, end, async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('push_outbox')
          .set((eb) => ({ state: 'dead', ended_at: now, failure: eb.fn.coalesce('failure', eb.val(EARLIER_ONE)) }))
          .where('config_id', '=', notice.configId)
          .where('state', '=', 'waiting')
          .executeTakeFirst();
        await reschedule(transaction, notice.configId, now);
        return Number(numUpdatedRows);
      }),

    async idle(configId, now) {
      await db.transaction().execute((transaction) => reschedule(transaction, configId, now));
    },

    revive: (id, now) =>
      db.transaction().execute(async (transaction) => {
        const row = await transaction
          .selectFrom('push_outbox')
          .selectAll()
          .where('id', '=', id)
          .where('state', '=', 'dead')
          .executeTakeFirst();
        if (!row) return undefined;
        const { numUpdatedRows } = await transaction
          .updateTable('push_configs')
          .set({ due_at: now, failures: 0 })
          .where('id', '=', row.config_id)
          .executeTakeFirst();
        if (numUpdatedRows === 0n) return undefined;
        const revived = { state: 'waiting', ended_at: null, failure: null };
        await transaction.updateTable('push_outbox').set(revived).where('id', '=', id).execute();
        return noticeOf({ ...row, ...revived });
      }),

    async find(id) {
      const row = await db.selectFrom('push_outbox').selectAll().where('id', '=', id).executeTakeFirst();
      return row && noticeOf(row);
    },

    async list({ state, agentId, taskId }, { after, limit }) {
      let query = db
        .selectFrom('push_outbox')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit);
      // In these words, or SQLite does not see that there is an index for it.
      if (state !== undefined) query = query.where('state', '=', sql.lit<string>(state));
      if (agentId !== undefined) query = query.where('agent_id', '=', agentId);
      if (taskId !== undefined) query = query.where('task_id', '=', taskId);
      if (after)
        query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.createdAt, after.id)));
      return (await query.execute()).map(noticeOf);
    },

    async counts() {
      const count = (state: NoticeState) =>
        db
          .selectFrom('push_outbox')
          .select((eb) => eb.fn.countAll<number | string>().as('count'))
          .where('state', '=', sql.lit<string>(state))
          .executeTakeFirstOrThrow();
      const [waiting, dead] = await Promise.all([count('waiting'), count('dead')]);
      return { waiting: Number(waiting.count), dead: Number(dead.count) };
    },

    async awake(now) {
      await db
        .updateTable('push_configs')
        .set({ due_at: now })
        .where('due_at', 'is', null)
        .where('id', 'in', (eb) =>
          eb.selectFrom('push_outbox').select('config_id').where('state', '=', sql.lit<string>('waiting')),
        )
        .execute();
    },

    async deleteBefore(before, limit) {
      const old = db
        .selectFrom('push_outbox')
        .select('id')
        .where('ended_at', '<', before)
        .orderBy('ended_at')
        .limit(limit);
      const { numDeletedRows } = await db.deleteFrom('push_outbox').where('id', 'in', old).executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

const headOf = (db: Database, configId: string) =>
  db
    .selectFrom('push_outbox')
    .selectAll()
    .where('config_id', '=', configId)
    .where('state', '=', sql.lit<string>('waiting'))
    .orderBy('place')
    .limit(1)
    .executeTakeFirst();

const idleConfigs = (db: Database, { configs, targets, principals }: Busy) => {
  let query = db.selectFrom('push_configs').where('due_at', 'is not', null);
  if (configs.length > 0) query = query.where('id', 'not in', [...configs]);
  if (targets.length > 0) query = query.where('target', 'not in', [...targets]);
  if (principals.length > 0) query = query.where('principal', 'not in', [...principals]);
  return query;
};

const configsOf = (db: Database, events: readonly PushEvent[]) =>
  db
    .selectFrom('push_configs')
    .selectAll()
    .where('task_id', 'in', [...new Set(events.map(({ taskId }) => taskId))]);

async function enterAll(db: Database, events: readonly PushEvent[], now: number): Promise<boolean> {
  const configs = await configsOf(db, events).execute();
  let isAnythingNew = false;
  for (const config of configs.map(configOf)) {
    const wanted = events.filter((event) => concerns(config, event));
    if (wanted.length > 0 && (await enterFor(db, config, wanted, now))) isAnythingNew = true;
  }
  return isAnythingNew;
}

/** 0.3 is told by whole Tasks, of which there are not to be hundreds. */
const concerns = ({ taskId, agentId, version }: ConfigRecord, event: PushEvent): boolean =>
  event.taskId === taskId && event.agentId === agentId && (version !== '0.3' || event.changesTask);

async function enterFor(db: Database, config: ConfigRecord, events: PushEvent[], now: number): Promise<boolean> {
  const { id: configId, agentId, taskId, target } = config;
  const { waiting } = await db
    .selectFrom('push_outbox')
    .select((eb) => eb.fn.countAll<number | string>().as('waiting'))
    .where('config_id', '=', configId)
    .where('state', '=', sql.lit<string>('waiting'))
    .executeTakeFirstOrThrow();
  const room = MAX_WAITING - Number(waiting);
  const rows = events.map(({ key, place, json }, index) => ({
    // Of the config's own name, so that setting it anew enters nothing twice.
    id: digest([agentId, taskId, config.principal, config.name, key].join('\0')).slice(0, 32),
    config_id: configId,
    place,
    agent_id: agentId,
    task_id: taskId,
    target,
    event: json,
    ...(index < room ? { state: 'waiting', ended_at: null, failure: null } : { ...GIVEN_UP, ended_at: now }),
    attempts: 0,
    answer_status: null,
    created_at: now,
  }));
  const { numInsertedOrUpdatedRows = 0n } = await db
    .insertInto('push_outbox')
    .values(rows)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return false;
  await db
    .updateTable('push_configs')
    .set({ due_at: now })
    .where('id', '=', configId)
    .where('due_at', 'is', null)
    .execute();
  return true;
}

const GIVEN_UP = { state: 'dead', failure: TOO_MANY };

const noticeOf = (row: Selectable<PushOutboxTable>): Notice => ({
  id: row.id,
  configId: row.config_id,
  place: row.place,
  agentId: row.agent_id,
  taskId: row.task_id,
  target: row.target,
  event: row.event,
  state: row.state as NoticeState,
  attempts: row.attempts,
  answerStatus: row.answer_status,
  failure: row.failure,
  createdAt: row.created_at,
  endedAt: row.ended_at,
});

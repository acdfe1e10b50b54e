import type { ExpressionBuilder, Insertable, Kysely, Selectable, SelectQueryBuilder } from 'kysely';
import type { AuditEntriesTable, Schema } from '../../store/index.ts';
import { type ChainHead, EMPTY_CHAIN } from './chain.ts';
import type { AuditActor, AuditOutcome, StoredAuditEntry } from './entry.ts';

/** Which entries a list shows. Absent fields do not restrict; several restrict together. */
export interface AuditFilter {
  /** Name, key id or user id. */
  actor?: string;
  action?: string;
  target?: string;
  outcome?: AuditOutcome;
  requestId?: string;
  /** Epoch milliseconds: entries of this time or later. */
  since?: number;
  /** Epoch milliseconds: entries before this time. */
  until?: number;
}

/** The table of the audit log. Nothing in it is ever changed; only the oldest entries may go. */
export interface AuditRepository {
  /**
   * Adds entries in one step.
   *
   * @param continued gets the newest entry there is and says which come behind it
   * @throws the database's unique violation when another process was quicker: ask again
   */
  append(continued: (head: ChainHead) => StoredAuditEntry[]): Promise<StoredAuditEntry[]>;
  /** Entries for people, newest first: what was begun is left out when it is known what came of it. */
  newest(filter: AuditFilter, page: { before?: number; limit: number }): Promise<StoredAuditEntry[]>;
  /** Entries behind a place, as they stand in the chain: oldest first. */
  following(seq: number, limit: number, filter?: AuditFilter): Promise<StoredAuditEntry[]>;
  /** The newest entry of an action. */
  newestOf(action: string): Promise<StoredAuditEntry | undefined>;
  /**
   * Removes the oldest entries and adds the one that attests it, in one step.
   *
   * @param before epoch milliseconds: from the first entry that is not older on, all stay
   * @param attest gets the newest entry there is and the last one that goes
   * @returns how many went, and what attests it
   */
  prune(
    before: number,
    limit: number,
    attest: (head: ChainHead, through: ChainHead) => StoredAuditEntry[],
  ): Promise<{ removed: number; attested: StoredAuditEntry[] }>;
}

export function createAuditRepository(db: Kysely<Schema>): AuditRepository {
  return {
    append: (continued) =>
      db.transaction().execute(async (transaction) => {
        const entries = continued(await headOf(transaction));
        await transaction.insertInto('audit_entries').values(entries.map(toRow)).execute();
        return entries;
      }),

    async newest(filter, { before, limit }) {
      let query = filtered(all(db), filter).where(isLastWord);
      if (before !== undefined) query = query.where('seq', '<', before);
      return (await query.orderBy('seq', 'desc').limit(limit).execute()).map(toEntry);
    },

    async following(seq, limit, filter = {}) {
      const query = filtered(all(db), filter).where('seq', '>', seq).orderBy('seq').limit(limit);
      return (await query.execute()).map(toEntry);
    },

    async newestOf(action) {
      const row = await all(db).where('action', '=', action).orderBy('seq', 'desc').limit(1).executeTakeFirst();
      return row && toEntry(row);
    },

    prune: (before, limit, attest) =>
      db.transaction().execute(async (transaction) => {
        const through = await lastToGo(transaction, before, limit);
        if (!through) return { removed: 0, attested: [] };
        const attested = attest(await headOf(transaction), through);
        const gone = await transaction.deleteFrom('audit_entries').where('seq', '<=', through.seq).executeTakeFirst();
        await transaction.insertInto('audit_entries').values(attested.map(toRow)).execute();
        return { removed: Number(gone.numDeletedRows), attested };
      }),
  };
}

type Selection = SelectQueryBuilder<Schema, 'audit_entries', Selectable<AuditEntriesTable>>;

const all = (db: Kysely<Schema>): Selection => db.selectFrom('audit_entries').selectAll();

async function headOf(db: Kysely<Schema>): Promise<ChainHead> {
  const newest = db.selectFrom('audit_entries').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1);
  return (await newest.executeTakeFirst()) ?? EMPTY_CHAIN;
}

/** Clocks step back: what goes ends before the first entry that is young enough, whatever comes behind it. */
async function lastToGo(db: Kysely<Schema>, before: number, limit: number): Promise<ChainHead | undefined> {
  const oldest = await db
    .selectFrom('audit_entries')
    .select(['seq', 'hash', 'at'])
    .orderBy('seq')
    .limit(limit)
    .execute();
  const stays = oldest.findIndex(({ at }) => at >= before);
  return oldest[(stays === -1 ? oldest.length : stays) - 1];
}

/** What was begun says nothing more once another entry tells what came of it. */
const isLastWord = (eb: ExpressionBuilder<Schema, 'audit_entries'>) => {
  const later = eb.selectFrom('audit_entries as later').whereRef('later.begun', '=', 'audit_entries.seq');
  return eb.or([eb('outcome', '!=', 'begun'), eb.not(eb.exists(later.select('later.seq')))]);
};

/** The filters that ask for one value of one column. */
const EQUALITIES = [
  ['action', 'action'],
  ['target', 'target'],
  ['outcome', 'outcome'],
  ['requestId', 'request_id'],
] as const;

function filtered(query: Selection, filter: AuditFilter): Selection {
  let result = query;
  for (const [member, column] of EQUALITIES) {
    const value = filter[member];
    if (value !== undefined) result = result.where(column, '=', value);
  }
  const { actor, since, until } = filter;
  if (actor !== undefined)
    result = result.where((eb) =>
      eb.or([eb('actor_name', '=', actor), eb('key_id', '=', actor), eb('user_id', '=', actor)]),
    );
  if (since !== undefined) result = result.where('at', '>=', since);
  if (until !== undefined) result = result.where('at', '<', until);
  return result;
}

const toEntry = (row: Selectable<AuditEntriesTable>): StoredAuditEntry => ({
  seq: row.seq,
  at: row.at,
  actor: {
    kind: row.actor_kind as AuditActor['kind'],
    name: row.actor_name,
    keyId: row.key_id,
    userId: row.user_id,
    teamId: row.team_id,
  },
  action: row.action,
  target: row.target,
  outcome: row.outcome as AuditOutcome,
  errorCode: row.error_code,
  before: row.before_json,
  after: row.after_json,
  requestId: row.request_id,
  address: row.address,
  times: row.times,
  lastAt: row.last_at,
  begun: row.begun,
  previousHash: row.previous_hash,
  hash: row.hash,
});

const toRow = (entry: StoredAuditEntry): Insertable<AuditEntriesTable> => ({
  seq: entry.seq,
  at: entry.at,
  actor_kind: entry.actor.kind,
  actor_name: entry.actor.name,
  key_id: entry.actor.keyId,
  user_id: entry.actor.userId,
  team_id: entry.actor.teamId,
  action: entry.action,
  target: entry.target,
  outcome: entry.outcome,
  error_code: entry.errorCode,
  before_json: entry.before,
  after_json: entry.after,
  request_id: entry.requestId,
  address: entry.address,
  times: entry.times,
  last_at: entry.lastAt,
  begun: entry.begun,
  previous_hash: entry.previousHash,
  hash: entry.hash,
});

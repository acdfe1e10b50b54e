import type { Kysely } from 'kysely';
import type { AccessRequestsTable, Schema } from '../../store/index.ts';
import type { AccessRequest, RequestFilter, RequestState } from './access-request.ts';

/** Where requests for access are kept. */
export interface AccessRequestRepository {
  insert(request: AccessRequest): Promise<void>;
  find(id: string): Promise<AccessRequest | undefined>;
  /** Newest first. */
  list(filter: RequestFilter, page: RequestPage): Promise<AccessRequest[]>;
  /** Ends one that is open. @returns undefined when it is not open any more */
  decide(id: string, decision: Decided): Promise<AccessRequest | undefined>;
  /** Notes which key was made for one that was granted. @returns whether there was none yet */
  claim(id: string, keyId: string): Promise<boolean>;
}

export interface RequestPage {
  after?: { createdAt: number; id: string };
  limit: number;
}

export interface Decided {
  state: Exclude<RequestState, 'open'>;
  at: number;
  by: string;
  answer: string | null;
}

export function createAccessRequestRepository(db: Kysely<Schema>): AccessRequestRepository {
  return {
    async insert(request) {
      await db.insertInto('access_requests').values(rowOf(request)).execute();
    },

    async find(id) {
      const row = await db.selectFrom('access_requests').selectAll().where('id', '=', id).executeTakeFirst();
      return row && requestOf(row);
    },

    async list({ state, agentId, userId, within }, { after, limit }) {
      let query = db
        .selectFrom('access_requests')
        .selectAll()
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit);
      if (state !== undefined) query = query.where('state', '=', state);
      if (agentId !== undefined) query = query.where('agent_id', '=', agentId);
      if (userId !== undefined) query = query.where('user_id', '=', userId);
      if (within)
        query = query.where((eb) =>
          eb.or([
            ...(within.userIds.length === 0 ? [] : [eb('user_id', 'in', within.userIds)]),
            ...(within.teamIds.length === 0 ? [] : [eb('team_id', 'in', within.teamIds)]),
          ]),
        );
      if (after)
        query = query.where((eb) => eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.createdAt, after.id)));
      return (await query.execute()).map(requestOf);
    },

    async decide(id, { state, at, by, answer }) {
      const row = await db
        .updateTable('access_requests')
        .set({ state, decided_at: at, decided_by: by, answer })
        .where('id', '=', id)
        .where('state', '=', 'open')
        .returningAll()
        .executeTakeFirst();
      return row && requestOf(row);
    },

    async claim(id, keyId) {
      const row = await db
        .updateTable('access_requests')
        .set({ key_id: keyId })
        .where('id', '=', id)
        .where('state', '=', 'granted')
        .where('key_id', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
}

const requestOf = (row: AccessRequestsTable): AccessRequest => ({
  id: row.id,
  agentId: row.agent_id,
  userId: row.user_id,
  teamId: row.team_id,
  keyId: row.key_id,
  purpose: row.purpose,
  state: row.state as RequestState,
  createdAt: row.created_at,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  answer: row.answer,
});

const rowOf = (request: AccessRequest): AccessRequestsTable => ({
  id: request.id,
  agent_id: request.agentId,
  user_id: request.userId,
  team_id: request.teamId,
  key_id: request.keyId,
  purpose: request.purpose,
  state: request.state,
  created_at: request.createdAt,
  decided_at: request.decidedAt,
  decided_by: request.decidedBy,
  answer: request.answer,
});

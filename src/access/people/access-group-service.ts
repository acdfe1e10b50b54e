import { decodeCursor, encodeCursor } from '../../store/index.ts';
import type { Concerned } from '../key-cache.ts';
import type { AccessGroupRepository } from './access-group-repository.ts';
import { authored } from './authorship.ts';
import type { AccessGroupFields, AccessGroupRecord } from './records.ts';
import { noSuch, refuseTaken } from './refusals.ts';

/** Makes, shows, changes and removes access groups. What changes is in force at once in this process. */
export interface AccessGroupService {
  /** @throws SwitchboardError CONFLICT when the name is taken */
  create(
    fields: Pick<AccessGroupFields, 'name'> & Partial<AccessGroupFields>,
    actor: string,
  ): Promise<AccessGroupRecord>;
  find(id: string): Promise<AccessGroupRecord | undefined>;
  /** @throws SwitchboardError NOT_FOUND */
  info(id: string): Promise<AccessGroupRecord>;
  /** Changes the fields given and leaves the others. @throws SwitchboardError NOT_FOUND, CONFLICT */
  update(id: string, fields: Partial<AccessGroupFields>, actor: string): Promise<AccessGroupRecord>;
  /** Removes a group. Keys and teams that name it keep the name, which grants nothing. @throws SwitchboardError NOT_FOUND */
  delete(id: string): Promise<AccessGroupRecord>;
  /** By id. @throws SwitchboardError INVALID_PARAMS for a cursor that is not one */
  list(page: { cursor?: string; limit: number }): Promise<{ groups: AccessGroupRecord[]; nextCursor: string | null }>;
}

export function createAccessGroupService(options: {
  repository: AccessGroupRepository;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  /** `Authenticator.invalidate`. */
  invalidate: (concerned: Concerned) => void;
}): AccessGroupService {
  const { repository, clock, newId, invalidate } = options;

  const find = async (id: string): Promise<AccessGroupRecord | undefined> => (await repository.find([id]))[0];

  const info = async (id: string): Promise<AccessGroupRecord> => {
    const group = await find(id);
    if (!group) throw noSuch('access group', id);
    return group;
  };

  return {
    find,
    info,

    async create(fields, actor) {
      const record = { ...NOTHING_GIVEN, ...fields, ...authored(clock(), actor), id: newId() };
      await refuseTaken(`an access group "${fields.name}"`, repository.insert(record));
      return record;
    },

    async update(id, fields, actor) {
      const change = { updatedAt: clock(), updatedBy: actor };
      const record = await refuseTaken(`an access group "${fields.name}"`, repository.update(id, fields, change));
      invalidate('any');
      if (!record) throw noSuch('access group', id);
      return record;
    },

    async delete(id) {
      const group = await info(id);
      await repository.delete(id);
      invalidate('any');
      return group;
    },

    async list({ cursor, limit }) {
      const [after] = cursor === undefined ? [] : decodeCursor(cursor, [''] as const);
      const found = await repository.list({ limit: limit + 1, ...(after !== undefined && { after }) });
      const groups = found.slice(0, limit);
      const last = groups.at(-1);
      return { groups, nextCursor: found.length > limit && last ? encodeCursor([last.id]) : null };
    },
  };
}

const NOTHING_GIVEN: Omit<AccessGroupFields, 'name'> = {
  description: null,
  agentIds: [],
  modelNames: [],
  mcpServerIds: [],
};

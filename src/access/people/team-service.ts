import { decodeCursor, encodeCursor } from '../../store/index.ts';
import { type AgentFacts, type Declaration, resolveGrant } from '../grants.ts';
import type { Concerned } from '../key-cache.ts';
import type { DefaultAgentAccess } from '../principal.ts';
import type { TeamRole } from '../roles.ts';
import type { AccessGroupRepository } from './access-group-repository.ts';
import { authored } from './authorship.ts';
import { assertUsable } from './declaration.ts';
import type { TeamFields, TeamMember, TeamRecord } from './records.ts';
import { noSuch, refuseTaken } from './refusals.ts';
import type { TeamFilter, TeamRepository } from './team-repository.ts';
import { assertWithinTeam } from './within-team.ts';

/** Makes, shows, changes and removes teams and their members. What changes is in force at once in this process. */
export interface TeamService {
  /**
   * @param id null makes one
   * @throws SwitchboardError CONFLICT when the id is taken, INVALID_PARAMS when an access group is unknown
   */
  create(
    id: string | null,
    fields: Partial<TeamFields>,
    members: readonly TeamMember[],
    actor: string,
  ): Promise<TeamRecord>;
  find(id: string): Promise<TeamRecord | undefined>;
  /** @throws SwitchboardError NOT_FOUND */
  info(id: string): Promise<TeamRecord>;
  /** Changes the fields given and leaves the others. @throws SwitchboardError NOT_FOUND, INVALID_PARAMS */
  update(id: string, fields: Partial<TeamFields>, actor: string): Promise<TeamRecord>;
  /**
   * Removes teams with their memberships and keys: all of them, or none when one does not exist.
   * @throws SwitchboardError NOT_FOUND
   */
  delete(ids: readonly string[]): Promise<TeamRecord[]>;
  /** By id. @throws SwitchboardError INVALID_PARAMS for a cursor that is not one */
  list(page: TeamListRequest): Promise<{ teams: TeamRecord[]; nextCursor: string | null }>;
  /**
   * Refuses a key's declaration that goes beyond what the team was given.
   * @throws SwitchboardError NOT_FOUND, INVALID_PARAMS
   */
  assertWithin(
    id: string,
    declaration: Partial<Declaration>,
    findAgent: (idOrName: string) => AgentFacts | undefined,
  ): Promise<void>;
  /** By user. */
  members(id: string): Promise<TeamMember[]>;
  /** Adds members or gives them another role; registers unknown users with the least role. @throws NOT_FOUND */
  setMembers(id: string, members: readonly TeamMember[], actor: string): Promise<void>;
  /** @throws SwitchboardError NOT_FOUND when the user is no member */
  changeRole(id: string, userId: string, role: TeamRole): Promise<void>;
  /** Ends a membership and removes the user's keys in the team. @throws SwitchboardError NOT_FOUND */
  removeMember(id: string, userId: string): Promise<void>;
}

export interface TeamListRequest extends TeamFilter {
  cursor?: string;
  limit: number;
}

export function createTeamService(options: {
  repository: TeamRepository;
  groups: Pick<AccessGroupRepository, 'find'>;
  defaultAgentAccess: DefaultAgentAccess;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  /** `Authenticator.invalidate`. */
  invalidate: (concerned: Concerned) => void;
}): TeamService {
  const { repository, groups, clock, newId, invalidate } = options;

  const info = async (id: string): Promise<TeamRecord> => {
    const team = await repository.find(id);
    if (!team) throw noSuch('team', id);
    return team;
  };

  return {
    info,
    find: (id) => repository.find(id),
    members: (id) => repository.members(id),

    async assertWithin(id, declaration, findAgent) {
      const team = await info(id);
      const found = await groups.find(team.accessGroupIds ?? []);
      const grant = resolveGrant(team, new Map(found.map((group) => [group.id, group.agentIds])));
      assertWithinTeam(declaration, { ...team, grant, defaultAgentAccess: options.defaultAgentAccess }, findAgent);
    },

    async create(id, fields, members, actor) {
      await assertUsable(fields, groups);
      const record = { ...NOTHING_GIVEN, ...fields, ...authored(clock(), actor), id: id ?? newId() };
      await refuseTaken(`a team with the id "${record.id}"`, repository.insert(record, members));
      invalidate({ teamId: record.id });
      for (const { userId } of members) invalidate({ userId });
      return record;
    },

    async update(id, fields, actor) {
      await assertUsable(fields, groups);
      const record = await repository.update(id, fields, { updatedAt: clock(), updatedBy: actor });
      invalidate({ teamId: id });
      if (!record) throw noSuch('team', id);
      return record;
    },

    async delete(ids) {
      const teams = await Promise.all(ids.map(info));
      await repository.delete(ids);
      // Members' keys elsewhere know of the membership.
      invalidate('any');
      return teams;
    },

    async list({ cursor, limit, ...filter }) {
      const [after] = cursor === undefined ? [] : decodeCursor(cursor, [''] as const);
      const found = await repository.list(filter, { limit: limit + 1, ...(after !== undefined && { after }) });
      const teams = found.slice(0, limit);
      const last = teams.at(-1);
      return { teams, nextCursor: found.length > limit && last ? encodeCursor([last.id]) : null };
    },

    async setMembers(id, members, actor) {
      await info(id);
      await repository.setMembers(id, members, authored(clock(), actor));
      for (const { userId } of members) invalidate({ userId });
    },

    async changeRole(id, userId, role) {
      const changed = await repository.changeRole(id, userId, role);
      if (!changed) throw noSuch('member of this team', userId);
      invalidate({ userId });
    },

    async removeMember(id, userId) {
      const removed = await repository.removeMember(id, userId);
      if (!removed) throw noSuch('member of this team', userId);
      invalidate({ userId });
    },
  };
}

const NOTHING_GIVEN: TeamFields = {
  alias: null,
  objectPermission: null,
  accessGroupIds: null,
  models: null,
  blocked: false,
  metadata: {},
  limits: null,
};

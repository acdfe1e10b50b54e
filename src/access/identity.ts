import type { AgentsOfGroups } from './grants.ts';
import { NOTHING, resolveGrant } from './grants.ts';
import type { KnownKey } from './key-cache.ts';
import type { KeyRecord } from './key-record.ts';
import type { KeyRepository } from './key-repository.ts';
import type { AccessGroupRepository } from './people/access-group-repository.ts';
import type { TeamRecord, UserRecord } from './people/records.ts';
import type { TeamRepository } from './people/team-repository.ts';
import type { UserRepository } from './people/user-repository.ts';
import type { AgentGrant, DefaultAgentAccess } from './principal.ts';
import type { TeamRole } from './roles.ts';

/** Finds out whom a credential stands for. @param hash of the credential @returns undefined when it is nobody's */
export type Identify = (hash: string) => Promise<KnownKey | undefined>;

export interface IdentifyOptions {
  keys: Pick<KeyRepository, 'findByHash'>;
  users: Pick<UserRepository, 'find'>;
  teams: Pick<TeamRepository, 'find' | 'membershipsOf'>;
  groups: Pick<AccessGroupRepository, 'find'>;
  defaultAgentAccess: DefaultAgentAccess;
}

/** Asks the database for a key and all that goes with it; what comes of it is remembered by the key cache. */
export function createIdentify({ keys, users, teams, groups, defaultAgentAccess }: IdentifyOptions): Identify {
  return async (hash) => {
    const found = await keys.findByHash(hash);
    if (!found) return undefined;
    const { record: key, validUntil } = found;
    const [user, memberships, team] = await Promise.all([
      key.userId === null ? undefined : users.find(key.userId),
      key.userId === null ? new Map<string, TeamRole>() : teams.membershipsOf(key.userId),
      key.teamId === null ? undefined : teams.find(key.teamId),
    ]);
    const groupIds = new Set([...(key.accessGroupIds ?? []), ...(team?.accessGroupIds ?? [])]);
    const agentsOfGroups = new Map((await groups.find([...groupIds])).map(({ id, agentIds }) => [id, agentIds]));
    return {
      blockedBy: blockedBy(key, user, team),
      principal: Object.freeze({
        kind: 'key',
        keyId: key.id,
        alias: key.alias,
        userId: key.userId,
        teamId: key.teamId,
        teamAlias: team?.alias ?? null,
        agentId: key.agentId,
        tags: key.tags,
        userRole: user?.role ?? null,
        memberships,
        grants: { key: resolveGrant(key, agentsOfGroups), team: teamGrant(key, team, agentsOfGroups) },
        defaultAgentAccess,
        limits: { key: key.limits, user: user?.limits ?? null, team: team?.limits ?? null },
        logContent: key.logContent,
        expiresAt: earlier(key.expiresAt, validUntil),
      }),
    };
  };
}

function blockedBy(key: KeyRecord, user: UserRecord | undefined, team: TeamRecord | undefined): KnownKey['blockedBy'] {
  if (key.blocked) return 'key';
  if (user?.blocked) return 'user';
  return team?.blocked ? 'team' : null;
}

/** A team that is named but not there may have forbidden anything: its keys reach nothing. */
function teamGrant(key: KeyRecord, team: TeamRecord | undefined, groups: AgentsOfGroups): AgentGrant | null {
  if (key.teamId === null) return null;
  return team ? resolveGrant(team, groups) : NOTHING;
}

const earlier = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

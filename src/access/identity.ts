import type { AgentsOfGroups, Declaration } from './grants.ts';
import { NOTHING, resolveGrant } from './grants.ts';
import type { KnownKey } from './key-cache.ts';
import type { KeyRecord } from './key-record.ts';
import type { KeyRepository } from './key-repository.ts';
import type { LimitTerms } from './limits/terms.ts';
import { type ModelDeclaration, type ModelsOfGroups, NO_MODELS, resolveModelGrant } from './model-grants.ts';
import type { AccessGroupRepository } from './people/access-group-repository.ts';
import type { TeamRecord, UserRecord } from './people/records.ts';
import type { TeamRepository } from './people/team-repository.ts';
import type { UserRepository } from './people/user-repository.ts';
import type { AgentGrant, DefaultAgentAccess, KeyPrincipal, ModelGrant } from './principal.ts';
import type { TeamRole } from './roles.ts';

/** Finds out whom a credential stands for. @param hash of the credential @returns undefined when it is nobody's */
export type Identify = (hash: string) => Promise<KnownKey | undefined>;

/** An agent as its own keys are bound by it. */
export interface CallingAgent {
  /** What it may call itself. */
  mayCall: Declaration;
  /** Limits on the calls to it; as much may its own keys call together. */
  callLimits: LimitTerms | null;
}

export interface IdentifyOptions {
  keys: Pick<KeyRepository, 'findByHash'>;
  users: Pick<UserRepository, 'find'>;
  teams: Pick<TeamRepository, 'find' | 'membershipsOf'>;
  groups: Pick<AccessGroupRepository, 'find'>;
  /** @returns undefined when there is no such agent */
  findAgent: (id: string) => CallingAgent | undefined;
  defaultAgentAccess: DefaultAgentAccess;
  defaultModelAccess: DefaultAgentAccess;
}

const USER = 'user:';

/**
 * What stands in place of a key's hash, and of its id, for a user who signed in without a key. Hashes are hexadecimal and
 * made here: nothing that is sent becomes this.
 */
export const userHandle = (userId: string): string => USER + userId;

/** Asks the database for a key, or a user, and all that goes with it; what comes of it is remembered by the key cache. */
export function createIdentify(options: IdentifyOptions): Identify {
  const { keys, users, teams, groups, findAgent, defaultAgentAccess, defaultModelAccess } = options;
  const identifyUser = async (userId: string): Promise<KnownKey | undefined> => {
    const [user, memberships] = await Promise.all([users.find(userId), teams.membershipsOf(userId)]);
    return user && signedInUser(user, memberships, { defaultAgentAccess, defaultModelAccess });
  };

  return async (hash) => {
    if (hash.startsWith(USER)) return identifyUser(hash.slice(USER.length));
    const found = await keys.findByHash(hash);
    if (!found) return undefined;
    const { record: key, validUntil } = found;
    const [user, memberships, team] = await Promise.all([
      key.userId === null ? undefined : users.find(key.userId),
      key.userId === null ? new Map<string, TeamRole>() : teams.membershipsOf(key.userId),
      key.teamId === null ? undefined : teams.find(key.teamId),
    ]);
    const caller = key.agentId === null ? undefined : findAgent(key.agentId);
    const groupIds = new Set([key, team, caller?.mayCall].flatMap((level) => level?.accessGroupIds ?? []));
    const known = await groups.find([...groupIds]);
    const agentsOfGroups = new Map(known.map(({ id, agentIds }) => [id, agentIds]));
    const modelsOfGroups = new Map(known.map(({ id, modelNames }) => [id, modelNames]));
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
        allowsClientTags: [key, team].some((level) => level?.metadata['allow_client_tags'] === true),
        userRole: user?.role ?? null,
        memberships,
        grants: agentGrantsOf(key, { team, mayCall: caller?.mayCall }, agentsOfGroups),
        defaultAgentAccess,
        modelGrants: {
          key: resolveModelGrant(key, modelsOfGroups),
          team: modelGrantOf(key.teamId, team, modelsOfGroups),
          caller: modelGrantOf(key.agentId, caller?.mayCall, modelsOfGroups),
        },
        defaultModelAccess,
        limits: {
          key: key.limits,
          user: user?.limits ?? null,
          team: team?.limits ?? null,
          caller: caller?.callLimits ?? null,
        },
        logContent: key.logContent,
        expiresAt: earlier(key.expiresAt, validUntil),
      }),
    };
  };
}

/** A user without a key: has the user's role, teams and limits, and was given nothing to call. */
const signedInUser = (
  user: UserRecord,
  memberships: ReadonlyMap<string, TeamRole>,
  defaults: Pick<IdentifyOptions, 'defaultAgentAccess' | 'defaultModelAccess'>,
): KnownKey => ({
  blockedBy: user.blocked ? 'user' : null,
  principal: Object.freeze({
    kind: 'key',
    keyId: userHandle(user.id),
    alias: null,
    userId: user.id,
    teamId: null,
    teamAlias: null,
    agentId: null,
    tags: [],
    userRole: user.role,
    memberships,
    grants: { key: null, team: null, caller: null },
    modelGrants: { key: null, team: null, caller: null },
    ...defaults,
    limits: { key: null, user: user.limits, team: null, caller: null },
    logContent: null,
    expiresAt: null,
  }),
});

function blockedBy(key: KeyRecord, user: UserRecord | undefined, team: TeamRecord | undefined): KnownKey['blockedBy'] {
  if (key.blocked) return 'key';
  if (user?.blocked) return 'user';
  return team?.blocked ? 'team' : null;
}

/** What a key, its team and the agent whose own key it is were given. @param levels undefined where there is none, or no more */
export const agentGrantsOf = (
  key: Pick<KeyRecord, 'teamId' | 'agentId' | keyof Declaration>,
  { team, mayCall }: { team: Declaration | undefined; mayCall: Declaration | undefined },
  groups: AgentsOfGroups,
): KeyPrincipal['grants'] => ({
  key: resolveGrant(key, groups),
  team: grantOf(key.teamId, team, groups),
  caller: grantOf(key.agentId, mayCall, groups),
});

/** A team or an agent that is named but not there may have forbidden anything: its keys reach nothing. */
function grantOf(id: string | null, level: Declaration | undefined, groups: AgentsOfGroups): AgentGrant | null {
  if (id === null) return null;
  return level ? resolveGrant(level, groups) : NOTHING;
}

function modelGrantOf(
  id: string | null,
  level: ModelDeclaration | undefined,
  groups: ModelsOfGroups,
): ModelGrant | null {
  if (id === null) return null;
  return level ? resolveModelGrant(level, groups) : NO_MODELS;
}

const earlier = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

import type { JsonObject } from '../../protocol/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { decodeCursor, encodeCursor } from '../../store/index.ts';
import { type AgentFacts, type Declaration, grants, resolveGrant, texts } from '../grants.ts';
import type { KeyService, NewKey } from '../key-service.ts';
import type { AccessGroupRepository } from '../people/access-group-repository.ts';
import type { TeamRecord } from '../people/records.ts';
import { noSuch } from '../people/refusals.ts';
import type { TeamService } from '../people/team-service.ts';
import type { AccessRequest, RequestFilter } from './access-request.ts';
import type { AccessRequestRepository, Decided } from './access-request-repository.ts';

/**
 * Lets people ask for agents, and those who decide say yes or no. What is granted only ever adds: no key loses what it could
 * reach. Whoever does it has been authorised already.
 */
export interface AccessRequests {
  /**
   * @param asked its key, if one is named, is the user's own
   * @throws SwitchboardError CONFLICT when the same is asked for already, or the user asks for too much at once
   */
  ask(asked: AskedAccess): Promise<AccessRequest>;
  find(id: string): Promise<AccessRequest | undefined>;
  /** Newest first. @throws SwitchboardError INVALID_PARAMS for a cursor that is not one */
  list(
    page: RequestFilter & { cursor?: string | undefined; limit: number },
  ): Promise<{ requests: AccessRequest[]; nextCursor: string | null }>;
  /** Whether the team that is asked for declares agents, and not this one: its keys reach no other. */
  isBeyondTeam(request: Pick<AccessRequest, 'teamId'>, agent: AgentFacts): Promise<boolean>;
  /**
   * Lets the named key reach the agent, or the user fetch a key that does.
   * @param terms.givesTeam the team is given the agent first, with all its keys that declare none themselves
   * @throws SwitchboardError CONFLICT when it is not open, or the team was not given the agent; NOT_FOUND when the key is gone
   */
  grant(id: string, agent: AgentFacts, terms: GrantTerms): Promise<AccessRequest>;
  /** @throws SwitchboardError CONFLICT when it is not open */
  end(id: string, state: 'declined' | 'withdrawn', terms: EndTerms): Promise<AccessRequest>;
  /**
   * Makes the key of a request that was granted without one, for the user who asked; once.
   * @throws SwitchboardError CONFLICT when there is nothing to fetch
   */
  fetchKey(id: string, agent: AgentFacts, actor: string): Promise<NewKey>;
}

export type AskedAccess = Pick<AccessRequest, 'agentId' | 'userId' | 'teamId' | 'keyId' | 'purpose'>;

export interface EndTerms {
  by: string;
  answer: string | null;
}

export interface GrantTerms extends EndTerms {
  givesTeam: boolean;
}

export interface AccessRequestsOptions {
  repository: AccessRequestRepository;
  keys: Pick<KeyService, 'info' | 'update' | 'generate' | 'delete'>;
  teams: Pick<TeamService, 'info' | 'update'>;
  groups: Pick<AccessGroupRepository, 'find'>;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
}

/** Of one user, at once. */
const MOST_OPEN = 50;

export function createAccessRequests(options: AccessRequestsOptions): AccessRequests {
  const { repository, keys, teams, groups, clock, newId } = options;

  const isBeyond = async (team: TeamRecord, agent: AgentFacts): Promise<boolean> => {
    const found = await groups.find(team.accessGroupIds ?? []);
    const grant = resolveGrant(team, new Map(found.map(({ id, agentIds }) => [id, agentIds])));
    return grant !== null && !grants(grant, agent);
  };

  const openOne = async (id: string): Promise<AccessRequest> => {
    const request = await repository.find(id);
    if (!request) throw noSuch('request', id);
    if (request.state !== 'open') throw isOver(request);
    return request;
  };

  const decide = async (id: string, decided: Decided): Promise<AccessRequest> => {
    const request = await repository.decide(id, decided);
    if (!request) throw isOver(await repository.find(id));
    return request;
  };

  // Each adds to what the key and its team say by then: of two at once, the later would take back the earlier one's agent.
  let granted: Promise<unknown> = Promise.resolve();
  const inTurn = (grant: () => Promise<AccessRequest>): Promise<AccessRequest> => {
    const turn = granted.then(grant);
    granted = turn.catch(() => undefined);
    return turn;
  };

  /** The key says something itself, or nobody says anything: then it has to be named. Else its team speaks for it. */
  const letReach = async (keyId: string, team: TeamRecord | undefined, agent: AgentFacts, by: string) => {
    const key = await keys.info(keyId);
    if (isDeclared(key) || !team || !isDeclared(team))
      await keys.update(key.id, { objectPermission: withAgent(key, agent) }, by);
  };

  return {
    find: (id) => repository.find(id),

    async ask(asked) {
      const open = await repository.list({ state: 'open', userId: asked.userId }, { limit: MOST_OPEN });
      const isSame = ({ agentId, teamId, keyId }: AccessRequest) =>
        agentId === asked.agentId && teamId === asked.teamId && keyId === asked.keyId;
      if (open.some(isSame)) throw conflict('You ask for this already. Wait for the answer, or withdraw the request.');
      if (open.length === MOST_OPEN)
        throw conflict(`You have ${MOST_OPEN} open requests. Wait for an answer, or withdraw some.`);
      const request: AccessRequest = { ...asked, ...UNDECIDED, id: newId(), createdAt: clock() };
      await repository.insert(request);
      return request;
    },

    async list({ cursor, limit, ...filter }) {
      const [createdAt, id] = cursor === undefined ? [] : decodeCursor(cursor, [0, ''] as const);
      const after = createdAt === undefined || id === undefined ? undefined : { createdAt, id };
      const found = await repository.list(filter, { limit: limit + 1, ...(after && { after }) });
      const requests = found.slice(0, limit);
      const last = requests.at(-1);
      const hasMore = found.length > limit && last !== undefined;
      return { requests, nextCursor: hasMore ? encodeCursor([last.createdAt, last.id]) : null };
    },

    isBeyondTeam: async ({ teamId }, agent) => teamId !== null && isBeyond(await teams.info(teamId), agent),

    grant: (id, agent, { by, answer, givesTeam }) =>
      inTurn(async () => {
        const { teamId, keyId } = await openOne(id);
        const team = teamId === null ? undefined : await teams.info(teamId);
        if (team && (await isBeyond(team, agent))) {
          if (!givesTeam) throw beyondTeam(team, agent);
          await teams.update(team.id, { objectPermission: withAgent(team, agent) }, by);
        }
        if (keyId !== null) await letReach(keyId, team, agent, by);
        return decide(id, { state: 'granted', at: clock(), by, answer });
      }),

    end: (id, state, { by, answer }) => decide(id, { state, at: clock(), by, answer }),

    async fetchKey(id, agent, actor) {
      const request = await repository.find(id);
      if (request?.state !== 'granted' || request.keyId !== null) throw NOTHING_TO_FETCH();
      const { userId, teamId } = request;
      const alias = `${agent.name} for ${userId}, ${id.slice(-8)}`;
      const made = await keys.generate({ alias, userId, teamId, objectPermission: { agents: [agent.id] } }, actor);
      if (await repository.claim(id, made.record.id)) return made;
      await keys.delete([made.record.id]);
      throw NOTHING_TO_FETCH();
    },
  };
}

const UNDECIDED = { state: 'open', decidedAt: null, decidedBy: null, answer: null } as const;

const isDeclared = (level: Declaration): boolean => resolveGrant(level, new Map()) !== null;

/** What a level says about agents, and this one. */
const withAgent = ({ objectPermission }: Declaration, agent: AgentFacts): JsonObject => ({
  ...objectPermission,
  agents: [...new Set([...texts(objectPermission?.['agents'] ?? null), agent.id])],
});

const conflict = (message: string): SwitchboardError => new SwitchboardError('CONFLICT', message);

const isOver = (request: AccessRequest | undefined): SwitchboardError =>
  conflict(`This request is ${request?.state ?? 'gone'} already: nothing was changed.`);

const beyondTeam = ({ id, alias }: TeamRecord, { name }: AgentFacts): SwitchboardError =>
  conflict(
    `The team ${alias ?? id} was not given ${name}, and its keys reach nothing else. Give it to the team as well ("give_team": true), or decline.`,
  );

const NOTHING_TO_FETCH = (): SwitchboardError =>
  conflict('There is no key to fetch: the request was not granted, names a key, or its key was fetched already.');

import { z } from 'zod';
import { callScope, decide, type Principal } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { nextPageHeaders, pageQuery } from '../http/page.ts';
import { type AnyRoute, defineRoute } from '../http/route.ts';
import { declaredAgents, requireKnownAgents } from '../keys/declared-agents.ts';
import { keysOf } from '../keys/key-audit.ts';
import { keyView, viewKey } from '../keys/key-view.ts';
import { id } from '../keys/shared-fields.ts';
import { listedSpendOf, listedSpendView, spendOf, spendView } from '../limits/limit-view.ts';
import { membersFrom, namedMember } from './member-input.ts';
import { teamToActOn } from './team-access.ts';
import { lookAtTeam } from './team-audit.ts';
import { readTeamFields, type TeamInput, teamFields, teamView, viewTeam } from './team-view.ts';

const TEAMS_PER_PAGE = 100;
const KEYS_SHOWN = 100;

const createTeam = defineRoute({
  name: 'createTeam',
  summary: 'Make a team.',
  tag: 'teams',
  method: 'POST',
  path: '/team/new',
  permission: 'team.manage',
  body: teamFields
    .extend({
      team_id: id.optional().describe('Made when it is left out.'),
      members_with_roles: z.array(namedMember).max(1000).optional(),
    })
    .meta({ id: 'NewTeam' }),
  answer: teamView,
  errors: ['CONFLICT', 'NOT_FOUND'],
  audit: {
    action: 'team.create',
    targets: ({ body }, _context, answer) => [answer?.team_id ?? body.team_id ?? []].flat(),
    look: lookAtTeam,
  },
  handle: async ({ body, principal }, context) => {
    const { team_id: teamId = null, members_with_roles: named = [], ...input } = body;
    requireKnownAgentsOf(input, context);
    const members = await membersFrom(named, principal, context);
    const team = await context.teams.create(teamId, readTeamFields(input), members, actorOf(principal));
    return { body: viewTeam(team, await context.teams.members(team.id)) };
  },
});

const teamInfo = defineRoute({
  name: 'teamInfo',
  summary: 'A team with its members, and those of its keys that may be seen.',
  tag: 'teams',
  method: 'GET',
  path: '/team/info',
  permission: 'team.read',
  query: z.object({ team_id: id }),
  answer: z.object({
    team_id: z.string(),
    team_info: teamView.extend(spendView),
    keys: z.array(keyView).describe('The newest hundred.'),
  }),
  errors: ['NOT_FOUND'],
  handle: async ({ query, principal }, context) => {
    const team = await teamToActOn('team.read', query.team_id, principal, context);
    const scope = callScope(principal);
    const within = scope.kind === 'all' ? {} : { within: scope };
    const { keys } = await context.keys.list({ teamId: team.id, limit: KEYS_SHOWN, ...within });
    const members = await context.teams.members(team.id);
    const spend = await spendOf({ level: 'team', id: team.id }, team.limits, context);
    const info = { ...viewTeam(team, members), ...spend };
    return { body: { team_id: team.id, team_info: info, keys: keys.map(viewKey) } };
  },
});

const updateTeam = defineRoute({
  name: 'updateTeam',
  summary: 'Change the fields given; in force at once.',
  tag: 'teams',
  method: 'POST',
  path: '/team/update',
  permission: 'team.manage',
  body: teamFields.extend({ team_id: id }).meta({ id: 'TeamUpdate' }),
  answer: teamView,
  errors: ['NOT_FOUND'],
  audit: { action: 'team.update', targets: ({ body }) => [body.team_id], look: lookAtTeam },
  handle: async ({ body: { team_id: teamId, ...input }, principal }, context) => {
    requireKnownAgentsOf(input, context);
    const fields = readTeamFields(input, await context.teams.info(teamId));
    const team = await context.teams.update(teamId, fields, actorOf(principal));
    return { body: viewTeam(team, await context.teams.members(teamId)) };
  },
});

const deleteTeams = defineRoute({
  name: 'deleteTeams',
  summary: 'Remove teams with their keys and memberships: all of them, or none when one does not exist.',
  tag: 'teams',
  method: 'POST',
  path: '/team/delete',
  permission: 'team.manage',
  body: z.object({ team_ids: z.array(id).min(1).max(1000) }),
  answer: z.object({ deleted_teams: z.array(z.string()) }),
  errors: ['NOT_FOUND'],
  audit: {
    action: 'team.delete',
    targets: ({ body }) => body.team_ids,
    look: lookAtTeam,
    alongside: keysOf(({ team_ids }: { team_ids: string[] }) => team_ids.map((teamId) => ({ teamId }))),
  },
  handle: async ({ body }, { teams }) => {
    const deleted = await teams.delete(body.team_ids);
    return { body: { deleted_teams: deleted.map((team) => team.id) } };
  },
});

const listTeams = defineRoute({
  name: 'listTeams',
  summary: 'Teams, by id: a bare array. Who may not see all sees those of its user, and its own. Headers lead on.',
  tag: 'teams',
  method: 'GET',
  path: '/team/list',
  permission: 'team.read',
  query: pageQuery.extend({
    user_id: id.optional().describe('Teams this user is a member of.'),
    team_alias: id.optional(),
  }),
  answer: z.array(teamView.extend(listedSpendView).meta({ id: 'ListedTeam' })),
  handle: async ({ query, principal, url }, context) => {
    const { teams } = context;
    const page = await teams.list({
      limit: query.limit ?? TEAMS_PER_PAGE,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      ...(query.user_id === undefined ? {} : { memberId: query.user_id }),
      ...(query.team_alias === undefined ? {} : { alias: query.team_alias }),
      ...visibleTeams(principal),
    });
    const listed = page.teams.map(async (team) => ({
      ...viewTeam(team, await teams.members(team.id)),
      ...(await listedSpendOf({ level: 'team', id: team.id }, team.limits, context)),
    }));
    return { body: await Promise.all(listed), headers: nextPageHeaders(url, page.nextCursor) };
  },
});

const blocking = (name: 'blockTeam' | 'unblockTeam', path: string, blocked: boolean): AnyRoute =>
  defineRoute({
    name,
    summary: blocked ? 'Refuse all keys of a team until further notice; at once.' : 'Let them in again.',
    tag: 'teams',
    method: 'POST',
    path,
    permission: 'team.manage',
    body: z.object({ team_id: id }),
    answer: teamView,
    errors: ['NOT_FOUND'],
    audit: {
      action: blocked ? 'team.block' : 'team.unblock',
      targets: ({ body }) => [body.team_id],
      look: lookAtTeam,
    },
    handle: async ({ body, principal }, { teams }) => {
      const team = await teams.update(body.team_id, { blocked }, actorOf(principal));
      return { body: viewTeam(team, await teams.members(team.id)) };
    },
  });

const requireKnownAgentsOf = (input: TeamInput, { registry }: RouteContext): void =>
  requireKnownAgents(declaredAgents(readTeamFields(input)), 'object_permission.agents', registry);

function visibleTeams(principal: Principal): { ids?: string[] } {
  if (principal.kind !== 'key' || decide(principal, 'inspect').allowed) return {};
  return { ids: [...principal.memberships.keys(), ...(principal.teamId === null ? [] : [principal.teamId])] };
}

export const teamRoutes = [
  createTeam,
  teamInfo,
  updateTeam,
  deleteTeams,
  listTeams,
  blocking('blockTeam', '/team/block', true),
  blocking('unblockTeam', '/team/unblock', false),
];

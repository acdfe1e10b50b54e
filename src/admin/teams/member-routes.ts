import { z } from 'zod';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { defineRoute } from '../http/route.ts';
import { keysOf } from '../keys/key-audit.ts';
import { id } from '../keys/shared-fields.ts';
import { membersFrom, namedMember } from './member-input.ts';
import { teamToActOn } from './team-access.ts';
import { lookAtTeam } from './team-audit.ts';
import { teamRole, teamView, viewTeam } from './team-view.ts';

const oneMember = z.object({ team_id: id, user_id: id });

const addMembers = defineRoute({
  name: 'addTeamMembers',
  summary: 'Add members to a team. Users whom nobody has registered are, with the least role.',
  tag: 'teams',
  method: 'POST',
  path: '/team/member_add',
  permission: 'team.members',
  body: z.object({
    team_id: id,
    member: z.union([namedMember, z.array(namedMember).min(1).max(1000)]),
  }),
  answer: teamView,
  errors: ['NOT_FOUND'],
  audit: { action: 'team.member_add', targets: ({ body }) => [body.team_id], look: lookAtTeam },
  authorise: async ({ body, principal }, context) => {
    await teamToActOn('team.members', body.team_id, principal, context);
  },
  handle: async ({ body, principal }, context) => {
    const members = await membersFrom([body.member].flat(), principal, context);
    await context.teams.setMembers(body.team_id, members, actorOf(principal));
    return showTeam(body.team_id, context);
  },
});

const updateMember = defineRoute({
  name: 'updateTeamMember',
  summary: 'Give a member another role.',
  tag: 'teams',
  method: 'POST',
  path: '/team/member_update',
  permission: 'team.members',
  body: oneMember.extend({ role: teamRole }),
  answer: teamView,
  errors: ['NOT_FOUND'],
  audit: { action: 'team.member_update', targets: ({ body }) => [body.team_id], look: lookAtTeam },
  authorise: async ({ body, principal }, context) => {
    await teamToActOn('team.members', body.team_id, principal, context);
  },
  handle: async ({ body: { team_id: teamId, user_id: userId, role } }, context) => {
    await context.teams.changeRole(teamId, userId, role);
    return showTeam(teamId, context);
  },
});

const removeMember = defineRoute({
  name: 'removeTeamMember',
  summary: 'End a membership; the keys that the user has in the team are removed, and refused at once.',
  tag: 'teams',
  method: 'POST',
  path: '/team/member_delete',
  permission: 'team.members',
  body: oneMember,
  answer: teamView,
  errors: ['NOT_FOUND'],
  audit: {
    action: 'team.member_delete',
    targets: ({ body }) => [body.team_id],
    look: lookAtTeam,
    alongside: keysOf(({ team_id: teamId, user_id: userId }: z.infer<typeof oneMember>) => [{ teamId, userId }]),
  },
  authorise: async ({ body, principal }, context) => {
    await teamToActOn('team.members', body.team_id, principal, context);
  },
  handle: async ({ body: { team_id: teamId, user_id: userId } }, context) => {
    await context.teams.removeMember(teamId, userId);
    return showTeam(teamId, context);
  },
});

const showTeam = async (teamId: string, { teams }: RouteContext) => ({
  body: viewTeam(await teams.info(teamId), await teams.members(teamId)),
});

export const memberRoutes = [addMembers, updateMember, removeMember];

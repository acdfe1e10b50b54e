import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

/** With what is spent of its budget; in the list null without one. */
export type Team = components['schemas']['Team'] &
  Pick<components['schemas']['ListedTeam'], 'spend' | 'budget_reset_at'>;
export type TeamFields = components['schemas']['NewTeamInput'];
export type TeamRole = Team['members_with_roles'][number]['role'];

const PER_PAGE = 100;

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async () => {
    const teams: Team[] = [];
    let cursor: string | undefined;
    do {
      const page = await teamsFrom(cursor);
      teams.push(...page.teams);
      cursor = page.next;
    } while (cursor !== undefined);
    return teams;
  },
  refetchInterval: 30_000,
});

/** The list is a bare array: a header leads on. */
async function teamsFrom(cursor: string | undefined): Promise<{ teams: Team[]; next: string | undefined }> {
  const asked = api.GET('/team/list', {
    params: { query: { limit: PER_PAGE, ...(cursor !== undefined && { cursor }) } },
  });
  const teams = await answerOf(asked);
  return { teams, next: (await asked).response.headers.get('x-next-cursor') ?? undefined };
}

/** A team with what it has spent, and its newest keys. */
export const teamQuery = (team_id: string) =>
  queryOptions({
    queryKey: ['teams', team_id],
    queryFn: () => answerOf(api.GET('/team/info', { params: { query: { team_id } } })),
  });

export const createTeam = (body: TeamFields) => answerOf(api.POST('/team/new', { body }));

export const changeTeam = (team_id: string, changes: TeamFields) =>
  answerOf(api.POST('/team/update', { body: { ...changes, team_id } }));

export const blockTeam = (team_id: string, isBlocked: boolean) =>
  isBlocked
    ? answerOf(api.POST('/team/block', { body: { team_id } }))
    : answerOf(api.POST('/team/unblock', { body: { team_id } }));

export const deleteTeam = (team_id: string) => answerOf(api.POST('/team/delete', { body: { team_ids: [team_id] } }));

/** Whoever is a member already gets the role. */
export const addMember = (team_id: string, user_id: string, role: TeamRole) =>
  answerOf(api.POST('/team/member_add', { body: { team_id, member: { user_id, role } } }));

export const changeMember = (team_id: string, user_id: string, role: TeamRole) =>
  answerOf(api.POST('/team/member_update', { body: { team_id, user_id, role } }));

export const removeMember = (team_id: string, user_id: string) =>
  answerOf(api.POST('/team/member_delete', { body: { team_id, user_id } }));

import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type User = components['schemas']['User'];
export type UserRole = User['user_role'];
export type NewUserFields = components['schemas']['NewUserInput'];
export type UserChanges = components['schemas']['UserUpdateInput'];

const PER_PAGE = 100;

export const usersQuery = queryOptions({
  queryKey: ['users'],
  queryFn: async () => {
    const users: User[] = [];
    let cursor: string | null = null;
    do {
      const page: { users: User[]; next_cursor: string | null } = await answerOf(
        api.GET('/user/list', { params: { query: { limit: PER_PAGE, ...(cursor && { cursor }) } } }),
      );
      users.push(...page.users);
      cursor = page.next_cursor;
    } while (cursor !== null);
    return users;
  },
  refetchInterval: 30_000,
});

/** A user with what it has spent, its keys and its teams. */
export const userQuery = (user_id: string) =>
  queryOptions({
    queryKey: ['users', user_id],
    queryFn: () => answerOf(api.GET('/user/info', { params: { query: { user_id } } })),
  });

export const createUser = (body: NewUserFields) => answerOf(api.POST('/user/new', { body }));

export const changeUser = (body: UserChanges) => answerOf(api.POST('/user/update', { body }));

export const deleteUser = (user_id: string) => answerOf(api.POST('/user/delete', { body: { user_ids: [user_id] } }));

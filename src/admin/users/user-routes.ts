import { z } from 'zod';
import { decide, notFound, type Principal, type UserRecord } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { actorOf } from '../http/actor.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { keysOf } from '../keys/key-audit.ts';
import { keyView, viewKey } from '../keys/key-view.ts';
import { id } from '../keys/shared-fields.ts';
import { spendOf, spendView } from '../limits/limit-view.ts';
import { teamView } from '../teams/team-view.ts';
import { teamsOf } from '../teams/teams-of.ts';
import { readUserFields, userFields, userRole, userView, viewUser } from './user-view.ts';

const USERS_PER_PAGE = 100;
const KEYS_SHOWN = 100;

const lookAtUser = async (userId: string, { users }: RouteContext) => {
  const user = await users.find(userId);
  return user ? viewUser(user) : null;
};

const createUser = defineRoute({
  name: 'createUser',
  summary: 'Make a user, and a first key of it, which is shown in this answer and never again.',
  tag: 'users',
  method: 'POST',
  path: '/user/new',
  permission: 'users.manage',
  body: userFields
    .extend({
      user_id: id.optional().describe('Made when it is left out.'),
      auto_create_key: z.boolean().default(true).describe('False makes no key.'),
    })
    .meta({ id: 'NewUser' }),
  answer: userView.extend({ key: z.string().nullable() }).meta({ id: 'CreatedUser' }),
  errors: ['CONFLICT'],
  audit: {
    action: 'user.create',
    targets: ({ body }, _context, answer) => [answer?.user_id ?? body.user_id ?? []].flat(),
    look: lookAtUser,
    alongside: keysOf((_body: unknown, answer) => (answer ? [{ userId: userView.parse(answer).user_id }] : [])),
  },
  handle: async ({ body, principal }, { users, keys }) => {
    const { user_id: userId = null, auto_create_key: withKey, ...input } = body;
    const actor = actorOf(principal);
    const user = await users.create(userId, readUserFields(input), actor);
    const key = withKey ? (await keys.generate({ userId: user.id }, actor)).key : null;
    return { body: { ...viewUser(user), key } };
  },
});

const userInfo = defineRoute({
  name: 'userInfo',
  summary: 'A user with its keys and teams; without "user_id", the one of the key that asks.',
  tag: 'users',
  method: 'GET',
  path: '/user/info',
  permission: 'users.read',
  query: z.object({ user_id: id.optional() }),
  answer: z.object({
    user_id: z.string(),
    user_info: userView.extend(spendView),
    keys: z.array(keyView).describe('The newest hundred.'),
    teams: z.array(teamView),
  }),
  errors: ['NOT_FOUND'],
  handle: async ({ query, principal }, context) => {
    const user = await visibleUser(query.user_id ?? ownUser(principal), principal, context);
    const { keys } = await context.keys.list({ userId: user.id, limit: KEYS_SHOWN });
    const teams = await teamsOf({ memberId: user.id }, context);
    const spend = await spendOf({ level: 'user', id: user.id }, user.limits, context);
    const info = { ...viewUser(user), ...spend };
    return { body: { user_id: user.id, user_info: info, keys: keys.map(viewKey), teams } };
  },
});

const updateUser = defineRoute({
  name: 'updateUser',
  summary: 'Change the fields given; in force at once.',
  tag: 'users',
  method: 'POST',
  path: '/user/update',
  permission: 'users.manage',
  body: userFields.extend({ user_id: id }).meta({ id: 'UserUpdate' }),
  answer: userView,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: { action: 'user.update', targets: ({ body }) => [body.user_id], look: lookAtUser },
  handle: async ({ body: { user_id: userId, ...input }, principal }, { users }) => {
    const fields = readUserFields(input, await users.find(userId));
    return { body: viewUser(await users.update(userId, fields, actorOf(principal))) };
  },
});

const deleteUsers = defineRoute({
  name: 'deleteUsers',
  summary: 'Remove users with their keys and memberships: all of them, or none when one does not exist.',
  tag: 'users',
  method: 'POST',
  path: '/user/delete',
  permission: 'users.manage',
  body: z.object({ user_ids: z.array(id).min(1).max(1000) }),
  answer: z.object({ deleted_users: z.array(z.string()) }),
  errors: ['NOT_FOUND'],
  audit: {
    action: 'user.delete',
    targets: ({ body }) => body.user_ids,
    look: lookAtUser,
    alongside: keysOf(({ user_ids }: { user_ids: string[] }) => user_ids.map((userId) => ({ userId }))),
  },
  handle: async ({ body }, { users }) => {
    const deleted = await users.delete(body.user_ids);
    return { body: { deleted_users: deleted.map((user) => user.id) } };
  },
});

const listUsers = defineRoute({
  name: 'listUsers',
  summary: 'Users, by id.',
  tag: 'users',
  method: 'GET',
  path: '/user/list',
  permission: 'inspect',
  query: z.object({
    limit: z.coerce.number().int().min(1).max(USERS_PER_PAGE).optional(),
    page_size: z.coerce.number().int().min(1).max(USERS_PER_PAGE).optional().describe('The same as "limit".'),
    cursor: z.string().max(1024).optional().describe('"next_cursor" of the page before.'),
    role: userRole.optional(),
    user_ids: z.string().optional().describe('Separated by commas.'),
    user_email: z.string().optional(),
  }),
  answer: z.object({ users: z.array(userView), next_cursor: z.string().nullable() }),
  handle: async ({ query }, { users }) => {
    const page = await users.list({
      limit: query.limit ?? query.page_size ?? USERS_PER_PAGE,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      ...(query.role === undefined ? {} : { role: query.role }),
      ...(query.user_ids === undefined ? {} : { ids: query.user_ids.split(',').map((userId) => userId.trim()) }),
      ...(query.user_email === undefined ? {} : { email: query.user_email.toLowerCase() }),
    });
    return { body: { users: page.users.map(viewUser), next_cursor: page.nextCursor } };
  },
});

/** Users that do not exist and those that may not be seen are alike. */
async function visibleUser(userId: string, principal: Principal, { users }: RouteContext): Promise<UserRecord> {
  const allowed = decide(principal, 'users.read', { userId }).allowed;
  const user = await users.find(userId);
  if (user && allowed) return user;
  throw notFound('user', userId);
}

function ownUser(principal: Principal): string {
  if (principal.kind === 'key' && principal.userId !== null) return principal.userId;
  throw invalidField('user_id', 'this key has no user: name the one to show');
}

export const userRoutes = [createUser, userInfo, updateUser, deleteUsers, listUsers];

import type { UserRole } from '../../api/users.ts';

/** What a user is called who may do so much here. */
export const ROLES: Record<UserRole, string> = {
  proxy_admin: 'admin',
  proxy_admin_viewer: 'viewer',
  internal_user: 'user',
  internal_user_viewer: 'user, looks only',
};

/** What that comes to; the whole table is in docs/access.md. */
export const ROLE_SAYS: Record<UserRole, string> = {
  proxy_admin: 'Sees and changes everything.',
  proxy_admin_viewer: 'Sees everything and changes nothing, not even in a team that they run.',
  internal_user:
    'Sees their own keys, calls and teams, and replaces their keys; admins of a team run its keys and members.',
  internal_user_viewer: 'Sees their own keys, calls and teams, and changes none of it.',
};

export const isRole = (text: string | null): text is UserRole => text !== null && Object.hasOwn(ROLES, text);

import type { UserRole } from '../../api/users.ts';

/** What its keys may do here. */
export const ROLES: Record<UserRole, string> = {
  proxy_admin: 'admin',
  proxy_admin_viewer: 'viewer',
  internal_user: 'user',
  internal_user_viewer: 'user, looks only',
};

export const isRole = (text: string | null): text is UserRole => text !== null && Object.hasOwn(ROLES, text);

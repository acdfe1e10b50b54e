/** What a user may do in the management API, as LiteLLM names it. */
export const USER_ROLES = ['proxy_admin', 'proxy_admin_viewer', 'internal_user', 'internal_user_viewer'] as const;

export type UserRole = (typeof USER_ROLES)[number];

/** What a user is in a team. */
export const TEAM_ROLES = ['admin', 'user'] as const;

export type TeamRole = (typeof TEAM_ROLES)[number];

/** Of users who were given none, and of those who came to be with a key or a membership: sees what is theirs. */
export const LEAST_ROLE: UserRole = 'internal_user_viewer';

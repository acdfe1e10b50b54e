import { decide } from './decide.ts';
import type { KeyPrincipal, Principal } from './principal.ts';

/** What belongs to one of these keys, users or teams, whichever of the three names it. */
export interface OwnScope {
  readonly kind: 'of';
  readonly keyIds: readonly string[];
  readonly userIds: readonly string[];
  readonly teamIds: readonly string[];
}

/** Which calls, and which keys, somebody may see. */
export type CallScope = { readonly kind: 'all' } | OwnScope;

const ALL: CallScope = Object.freeze({ kind: 'all' });
const NOTHING: CallScope = Object.freeze({ kind: 'of', keyIds: [], userIds: [], teamIds: [] });

/**
 * The filter that narrows every list and sum of calls, and of keys: administrators and their viewers see all, team admins their teams',
 * a key its own and those of its user's other keys.
 */
export function callScope(principal: Principal): CallScope {
  if (decide(principal, 'inspect').allowed) return ALL;
  if (principal.kind !== 'key') return NOTHING;
  return {
    kind: 'of',
    keyIds: [principal.keyId],
    userIds: principal.userId === null ? [] : [principal.userId],
    teamIds: administeredTeams(principal),
  };
}

const administeredTeams = (principal: KeyPrincipal): string[] =>
  [...principal.memberships].filter(([, role]) => role === 'admin').map(([teamId]) => teamId);

/** Whether one call is within the scope. */
export function isInScope(
  scope: CallScope,
  call: { keyId: string | null; userId: string | null; teamId: string | null },
): boolean {
  if (scope.kind === 'all') return true;
  const names = (ids: readonly string[], id: string | null) => id !== null && ids.includes(id);
  return names(scope.keyIds, call.keyId) || names(scope.userIds, call.userId) || names(scope.teamIds, call.teamId);
}

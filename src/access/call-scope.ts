import { decide } from './decide.ts';
import type { KeyPrincipal, Principal } from './principal.ts';

/** Which calls somebody may see: all of them, or those of one of these keys, users or teams. */
export type CallScope =
  | { readonly kind: 'all' }
  | {
      readonly kind: 'of';
      readonly keyIds: readonly string[];
      readonly userIds: readonly string[];
      readonly teamIds: readonly string[];
    };

const ALL: CallScope = Object.freeze({ kind: 'all' });
const NOTHING: CallScope = Object.freeze({ kind: 'of', keyIds: [], userIds: [], teamIds: [] });

/**
 * The filter that narrows every list and sum of calls: administrators and their viewers see all, team admins their teams',
 * a key its own and those of its user's other keys. A call is seen when any of the three lists names it.
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

import type { Principal } from '../principal.ts';
import type { AuditActor } from './entry.ts';

/** Who did it, as the log names it. */
export function auditActor(principal: Principal): AuditActor {
  if (principal.kind !== 'key')
    return { kind: principal.kind, name: principal.kind, keyId: null, userId: null, teamId: null };
  const { keyId, userId, teamId } = principal;
  return { kind: 'key', name: actorName(principal), keyId, userId, teamId };
}

/** Who did it, for `created_by` and `updated_by`. */
export function actorName(principal: Principal): string {
  return principal.kind === 'key' ? (principal.userId ?? `key ${principal.keyId}`) : principal.kind;
}

import type { Principal } from '../../access/index.ts';

/** Who did it, for `created_by` and `updated_by`. */
export function actorOf(principal: Principal): string {
  return principal.kind === 'key' ? (principal.userId ?? `key ${principal.keyId}`) : principal.kind;
}

import type { Principal } from './principal.ts';

/** Whom tasks belong to (`task_ownership`). */
export type OwnerSetting = 'key' | 'user' | 'team';

/**
 * Whose a task or context is that this principal makes: compared as it is, never shown.
 *
 * @param setting `user` and `team` make the tasks of all keys of a user or team common to them; a key that has none
 *   keeps its tasks to itself
 */
export function ownerOf(principal: Principal, setting: OwnerSetting): string {
  if (principal.kind !== 'key') return principal.kind;
  if (setting === 'user' && principal.userId !== null) return `user:${principal.userId}`;
  if (setting === 'team' && principal.teamId !== null) return `team:${principal.teamId}`;
  return `key:${principal.keyId}`;
}

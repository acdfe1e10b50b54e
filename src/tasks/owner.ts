import { type OwnerSetting, ownerOf, type Principal } from '../access/index.ts';
import type { Owner } from './task.ts';

/**
 * Whose tasks a caller may use. What a key made stays within its reach when the setting changes afterwards, and is shared
 * with nobody by the change.
 *
 * @returns the owner of new tasks first
 */
export function ownersOf(principal: Principal, setting: OwnerSetting): readonly [Owner, ...Owner[]] {
  const owner = ownerOf(principal, setting);
  const alone = ownerOf(principal, 'key');
  return owner === alone ? [owner] : [owner, alone];
}

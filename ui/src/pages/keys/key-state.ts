import type { Key } from '../../api/keys.ts';
import { relative } from '../../format/time.ts';
import type { StateKind } from '../../kit/state.tsx';

/** Whether it is let in, and until when. @param now epoch milliseconds */
export function keyState(
  { blocked, expires }: Key,
  now: number,
): { kind: StateKind; label: string; says: string | null } {
  if (blocked) return { kind: 'refused', label: 'blocked', says: null };
  if (expires === null) return { kind: 'ok', label: 'active', says: null };
  const at = Date.parse(expires);
  if (at <= now) return { kind: 'paused', label: 'expired', says: relative(at, now) };
  return { kind: 'ok', label: 'active', says: `expires ${relative(at, now)}` };
}

/** A name for people, else the end of the key. */
export const keyLabel = ({ key_alias, key_name }: Key): string => key_alias ?? key_name;

/** The agents that it names; null when it names none. */
export function agentsOf({ object_permission }: Pick<Key, 'object_permission'>): string[] | null {
  const agents = object_permission?.['agents'];
  return Array.isArray(agents) ? agents.filter((one) => typeof one === 'string') : null;
}

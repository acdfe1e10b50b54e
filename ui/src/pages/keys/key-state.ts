import type { Key } from '../../api/keys.ts';
import { shownKey } from '../../format/id.ts';
import { relative } from '../../format/time.ts';
import type { StateKind } from '../../kit/state.tsx';

interface KeyState {
  kind: StateKind;
  label: string;
  says: string | null;
}

/** Whether it is let in, and until when. @param now epoch milliseconds */
export function keyState(key: Key, now: number): KeyState {
  const { blocked, expires, budget_reset_at } = key;
  if (blocked) return { kind: 'refused', label: 'blocked', says: null };
  const ends = expires === null ? Infinity : Date.parse(expires);
  if (ends <= now) return { kind: 'paused', label: 'expired', says: relative(ends, now) };
  if (isSpent(key)) {
    const resets = budget_reset_at && `resets ${relative(Date.parse(budget_reset_at), now)}`;
    return { kind: 'refused', label: 'budget spent', says: resets };
  }
  return { kind: 'ok', label: 'active', says: expires && `expires ${relative(ends, now)}` };
}

/** Limits that only watch refuse nothing. */
const isSpent = ({ spend, max_budget, shadow_limits }: Key): boolean =>
  spend !== null && max_budget !== null && spend >= max_budget && !shadow_limits;

/** A name for people, else the end of the key. */
export const keyLabel = ({ key_alias, key_name }: Pick<Key, 'key_alias' | 'key_name'>): string =>
  key_alias ?? shownKey(key_name);

/** The agents that it names; null when it names none. */
export function agentsOf({ object_permission }: Pick<Key, 'object_permission'>): string[] | null {
  const agents = object_permission?.['agents'];
  return Array.isArray(agents) ? agents.filter((one) => typeof one === 'string') : null;
}

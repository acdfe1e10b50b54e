import { z } from 'zod';
import type { KeyReach } from '../../access/index.ts';

const saying = z.enum(['grants', 'withholds', 'nothing']);

/** What each level says of an agent. */
export const saysView = z
  .object({ key: saying, team: saying, caller: saying })
  .describe('What the key, its team and the agent whose own key it is say: one has to grant it, none may withhold it.');

const group = z.string().nullable();

/** By which group each level grants an agent. */
export const groupsView = z
  .object({ key: group, team: group, caller: group })
  .describe('The group by which each of them grants it; null where it is named itself, or not granted.');

export const stateView = z.enum(['ok', 'blocked', 'expired']).describe('Of the key, its user apart.');

export function stateOf({ key, team }: Pick<KeyReach, 'key' | 'team'>, now: number): z.infer<typeof stateView> {
  if (key.blocked || team?.blocked) return 'blocked';
  return key.expiresAt !== null && key.expiresAt <= now ? 'expired' : 'ok';
}

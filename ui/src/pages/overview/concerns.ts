import type { Key } from '../../api/keys.ts';
import type { Call } from '../../api/types.ts';
import { trafficByAgent } from '../agents/traffic.ts';
import type { ShownAgent } from '../agents/use-fleet.ts';

const A_WEEK = 7 * 86_400_000;
const TROUBLE: ReadonlySet<string> = new Set(['down', 'partly', 'paused']);

/** What somebody should look at. @param now epoch milliseconds */
export function concernsOf(fleet: readonly ShownAgent[], keys: readonly Key[], calls: readonly Call[], now: number) {
  const answered = calls.filter(({ outcome }) => outcome === 'ok');
  return {
    troubled: fleet.filter(({ state }) => TROUBLE.has(state.name)),
    expiring: keys.filter(({ expires, blocked }) => {
      const at = expires === null ? Number.POSITIVE_INFINITY : Date.parse(expires);
      return !blocked && at > now && at - now < A_WEEK;
    }),
    unpriced: [...trafficByAgent(answered)]
      .filter(([, { unpriced }]) => unpriced > 0)
      .map(([name, { unpriced }]) => ({ name, calls: unpriced })),
  };
}

import type { Scene } from './scene.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Between two rounds of calls. */
const STEP_MS = 3 * HOUR_MS;
/** Calls of a round at the busiest hour of a working day. */
const BUSIEST = 14;

/** A clock that is behind the machine's, and can be set forward. */
export interface DemoClock {
  /** Epoch milliseconds. */
  now: () => number;
  /** @param ms behind the machine's clock, from now on */
  setBehind(ms: number): void;
}

/** Begins some days ago. @param now the machine's, epoch milliseconds */
export function createDemoClock(now: () => number, days: number): DemoClock {
  let behind = days * DAY_MS;
  return {
    now: () => now() - behind,
    setBehind: (ms) => {
      behind = ms;
    },
  };
}

/** Who asks whom what; the first ones most. */
const TALK: readonly [key: string, agent: string, words: string, method?: string][] = [
  ['tms-prod', 'freight-desk', 'Quote 14 pallets of ceramic tiles, Göteborg to Leeds'],
  ['care-console', 'helpdesk', 'Where is my parcel?', 'SendStreamingMessage'],
  ['tms-prod', 'port-watch', 'Arrivals at Immingham'],
  ['customs-portal', 'customs-clerk', 'Duty on HS 6907.21 from the EU into the UK'],
  ['erp-batch', 'invoice-reader', 'Read invoice 20418', 'SendStreamingMessage'],
  ['tms-prod', 'freight-desk', 'Quote 3 reels of cable, Bergen to Gdańsk', 'SendStreamingMessage'],
  ['erp-batch', 'route-scout', 'Göteborg to Leeds with one change', 'SendStreamingMessage'],
  ['customs-portal', 'rate-finder', 'Bergen to Rotterdam', 'SendStreamingMessage'],
  ['erp-batch', 'letter-writer', 'Tell Frau Brandt when it comes', 'SendStreamingMessage'],
  ['tms-prod', 'berth-planner', 'Move the slot at Immingham to 13:00'],
  ['erp-batch', 'claims-clerk', 'Two pallets came wet', 'SendStreamingMessage'],
  ['port-trial', 'port-watch', 'Arrivals at Hull', 'SendStreamingMessage'],
  ['tms-prod', 'freight-desk', 'book Halden Line for Friday'],
  ['erp-batch', 'route-scout', 'book the route to Leeds', 'SendStreamingMessage'],
  ['erp-batch', 'invoice-reader', 'break at page 3'],
  ['care-console', 'customs-clerk', 'May I?'],
  ['tms-prod', 'berth-planner', 'break something'],
];

/**
 * Lives through some days in seconds: by day more is asked than by night and at the weekend. The gateway’s clock goes forward between
 * calls alone, so that each takes as long as it does.
 *
 * @param random in [0, 1)
 * @param onDay told before each day, how many are left
 */
export async function liveThrough(
  days: number,
  scene: Scene,
  clock: DemoClock,
  { random, onDay }: { random: () => number; onDay?: (left: number) => void },
): Promise<void> {
  for (let behind = days * DAY_MS; behind >= 0; behind -= STEP_MS) {
    if (behind > 0 && behind % DAY_MS === 0) onDay?.(behind / DAY_MS);
    clock.setBehind(behind);
    const amount = Math.ceil(BUSIEST * busyness(clock.now()) * (0.6 + 0.4 * random()));
    await Promise.all(Array.from({ length: amount }, () => sayOne(scene, random)));
  }
  await scene.showCards();
}

/** How much is asked then, from 0 to 1. @param at epoch milliseconds */
function busyness(at: number): number {
  const date = new Date(at);
  const byHour = Math.max(0.1, 1 - Math.abs(date.getHours() - 13) / 9);
  return [0, 6].includes(date.getDay()) ? byHour * 0.35 : byHour;
}

async function sayOne(scene: Scene, random: () => number): Promise<void> {
  // The square makes the first ones likelier.
  const [key, agent, words, method] = TALK[Math.floor(random() ** 2 * TALK.length)] ?? TALK[0] ?? [];
  if (key && agent && words) await scene.say(scene.keys[key] ?? '', agent, words, method);
}

import { LRUCache } from 'lru-cache';
import { SwitchboardError } from '../../protocol/index.ts';

const WINDOW_MS = 5 * 60_000;
const MAX_FAILURES = 10;
const MAX_REMEMBERED = 20_000;

/** Who tries to sign in. */
export interface Attempt {
  address: string | null;
  /** As it was typed; whether there is such an account makes no difference. */
  account?: string;
}

/** Lets nobody guess on: after ten failures an address, and an account, waits until five minutes after the first of them. */
export interface SignInThrottle {
  /**
   * Lets an attempt be made, and counts it as a failure until it is taken back: attempts at the same time cannot be more
   * than those one after the other.
   *
   * @returns takes it back: it was no failure
   * @throws SwitchboardError RATE_LIMITED
   */
  attempt(attempt: Attempt): () => void;
}

interface Window {
  count: number;
  until: number;
}

/** @param clock epoch milliseconds */
export function createSignInThrottle(clock: () => number): SignInThrottle {
  const windows = new LRUCache<string, Window>({ max: MAX_REMEMBERED });
  const windowOf = (subject: string): Window => {
    const known = windows.get(subject);
    return known && known.until > clock() ? known : { count: 0, until: clock() + WINDOW_MS };
  };
  return {
    attempt(attempt) {
      const subjects = subjectsOf(attempt);
      const counted = subjects.map((subject) => [subject, windowOf(subject)] as const);
      const full = counted.filter(([, { count }]) => count >= MAX_FAILURES);
      if (full.length > 0) throw tooMany(Math.max(...full.map(([, { until }]) => until)) - clock());
      for (const [subject, window] of counted) {
        window.count += 1;
        windows.set(subject, window);
      }
      return () => {
        for (const [, window] of counted) window.count -= 1;
      };
    },
  };
}

function subjectsOf({ address, account }: Attempt): string[] {
  const ofAddress = `address ${address ?? ''}`;
  return account === undefined ? [ofAddress] : [ofAddress, `account ${account.toLowerCase()}`];
}

function tooMany(waitMs: number): SwitchboardError {
  const retryAfterSeconds = Math.ceil(waitMs / 1000);
  const message = `Too many attempts to sign in have failed. Try again in ${retryAfterSeconds} seconds.`;
  return new SwitchboardError('RATE_LIMITED', message, { retryAfterSeconds });
}

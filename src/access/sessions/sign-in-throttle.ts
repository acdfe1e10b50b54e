import { LRUCache } from 'lru-cache';
import { SwitchboardError } from '../../protocol/index.ts';

const WINDOW_MS = 5 * 60_000;
const MAX_FAILURES = 10;
const MAX_ADDRESSES = 10_000;

/** Lets nobody guess on: after ten wrong keys an address waits until five minutes after the first of them. */
export interface SignInThrottle {
  /** @throws SwitchboardError RATE_LIMITED */
  check(address: string | null): void;
  /** Counts a wrong key. */
  failed(address: string | null): void;
}

/** @param clock epoch milliseconds */
export function createSignInThrottle(clock: () => number): SignInThrottle {
  const failures = new LRUCache<string, { count: number; until: number }>({ max: MAX_ADDRESSES });
  const openWindow = (address: string | null) => {
    const window = failures.get(address ?? '');
    return window && window.until > clock() ? window : undefined;
  };
  return {
    check(address) {
      const window = openWindow(address);
      if (!window || window.count < MAX_FAILURES) return;
      const retryAfterSeconds = Math.ceil((window.until - clock()) / 1000);
      const message = `Too many keys from this address were not valid. Try again in ${retryAfterSeconds} seconds.`;
      throw new SwitchboardError('RATE_LIMITED', message, { retryAfterSeconds });
    },
    failed(address) {
      const window = openWindow(address);
      if (window) window.count += 1;
      else failures.set(address ?? '', { count: 1, until: clock() + WINDOW_MS });
    },
  };
}

import { useEffect, useReducer, useRef } from 'react';
import { serverSentEvents } from '../../api/server-sent-events.ts';
import type { Call, CallFilter } from '../../api/types.ts';
import { stringifySearch } from '../../shell/search-params.ts';

export interface LiveCalls {
  /** That ended since the page was opened, newest first. */
  shown: readonly Call[];
  /** That wait until the reader is at the top again. */
  waiting: readonly Call[];
  /** How many were left out because this reader was too slow. */
  leftOut: number;
  status: 'off' | 'connecting' | 'live';
}

type Change =
  | { type: 'begun' | 'connected' | 'broken' | 'off' | 'shown' }
  | { type: 'call'; call: Call; hold: boolean }
  | { type: 'left-out'; count: number };

const NOTHING: LiveCalls = { shown: [], waiting: [], leftOut: 0, status: 'off' };
/** The list itself has them all after a reload; the page need not keep more. */
const MAX_KEPT = 2_000;
const RECONNECT_AFTER_MS = 1_000;

function reduce(live: LiveCalls, change: Change): LiveCalls {
  switch (change.type) {
    case 'begun':
      return { ...NOTHING, status: 'connecting' };
    case 'connected':
      return { ...live, status: 'live' };
    case 'broken':
      return { ...live, status: 'connecting' };
    case 'off':
      return { ...live, status: 'off' };
    case 'shown':
      return { ...live, shown: [...live.waiting, ...live.shown].slice(0, MAX_KEPT), waiting: [] };
    case 'left-out':
      return { ...live, leftOut: live.leftOut + change.count };
    case 'call':
      return change.hold
        ? { ...live, waiting: [change.call, ...live.waiting].slice(0, MAX_KEPT) }
        : { ...live, shown: [change.call, ...live.waiting, ...live.shown].slice(0, MAX_KEPT), waiting: [] };
  }
}

/**
 * Follows calls as they end. After a break it goes on behind the last one it has, without gap and without a call twice.
 *
 * @param filter as the list has it; null follows nothing
 * @param after the last record that the list has: what was recorded since is told first. Null when the list has none,
 *   undefined until the list is there
 * @param isAway asked at each call: whether the reader has scrolled away, and must not be disturbed
 */
export function useLiveCalls(
  filter: CallFilter | null,
  after: number | null | undefined,
  isAway: () => boolean,
): LiveCalls & { show: () => void } {
  const [live, change] = useReducer(reduce, NOTHING);
  const query = filter === null ? null : stringifySearch(filter);
  // What the list has by now; that it grows begins nothing anew.
  const begin = useRef(after);
  begin.current = after;
  const isListed = after !== undefined;

  useEffect(() => {
    if (query === null) {
      change({ type: 'off' });
      return;
    }
    const stop = new AbortController();
    change({ type: 'begun' });
    if (isListed) void follow({ query, after: () => begin.current, signal: stop.signal, isAway, change });
    return () => stop.abort();
  }, [query, isListed, isAway]);

  return { ...live, show: () => change({ type: 'shown' }) };
}

interface Following {
  query: string;
  /** The last record of the list as it is now, for as long as nothing was told. */
  after: () => number | null | undefined;
  signal: AbortSignal;
  isAway: () => boolean;
  change: (change: Change) => void;
}

async function follow({ query, after, signal, isAway, change }: Following): Promise<void> {
  let told: string | undefined;
  const onOpen = () => change({ type: 'connected' });
  while (!signal.aborted) {
    try {
      const last = told ?? after()?.toString();
      const headers: Record<string, string> = last === undefined ? {} : { 'last-event-id': last };
      for await (const { id, event, data } of serverSentEvents(`/v1/calls/stream${query}`, signal, {
        headers,
        onOpen,
      })) {
        told = id ?? told;
        if (event === 'call') change({ type: 'call', call: JSON.parse(data) as Call, hold: isAway() });
        if (event === 'left-out') change({ type: 'left-out', count: (JSON.parse(data) as { count: number }).count });
      }
    } catch {
      // The gateway stops, or the network is away: it is asked again, and the list's own question tells why it fails.
    }
    if (signal.aborted) return;
    change({ type: 'broken' });
    await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER_MS));
  }
}

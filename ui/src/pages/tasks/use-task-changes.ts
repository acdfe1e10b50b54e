import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { serverSentEvents } from '../../api/server-sent-events.ts';

/** Changes that come together are asked for together. */
const TOGETHER_MS = 250;
const RECONNECT_AFTER_MS = 1_000;

/** Asks for what is shown of tasks again as soon as one of them has changed. */
export function useTaskChanges(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const askAgain = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey: ['tasks'] });
      }, TOGETHER_MS);
    };
    void follow(stop.signal, askAgain);
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [queries]);
}

/** What changes while the stream is away is asked for when it is back. */
async function follow(signal: AbortSignal, askAgain: () => void): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const _ of serverSentEvents('/v1/tasks/stream', signal, { onOpen: askAgain })) askAgain();
    } catch {
      // The gateway stops, or the network is away: it is asked again.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER_MS));
  }
}

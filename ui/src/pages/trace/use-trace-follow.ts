import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { serverSentEvents } from '../../api/server-sent-events.ts';
import { traceQuery } from '../../api/traces.ts';
import type { TraceDetail } from '../../api/types.ts';

/** A trace that did something so lately may do more. */
const MAY_GO_ON_MS = 60_000;
/** Calls that end together are asked for together, and again when the database did not have them yet. */
const TOGETHER_MS = 200;
const MOST_TRIES = 15;
const RECONNECT_AFTER_MS = 1_000;

/**
 * Asks for a trace again as soon as a call of it has ended; nothing else of the page changes.
 *
 * @param trace undefined while there is none, or none yet
 * @returns whether more may come
 */
export function useTraceFollow(id: string, trace: TraceDetail | undefined): boolean {
  const queries = useQueryClient();
  const mayGoOn = useMayGoOn(trace);
  useEffect(() => {
    if (!mayGoOn) return;
    const stop = new AbortController();
    void follow(id, stop.signal, asker(queries, id, stop.signal));
    return () => stop.abort();
  }, [id, mayGoOn, queries]);
  return mayGoOn;
}

/** What is not there may begin; what ended lately may go on. */
function useMayGoOn(trace: TraceDetail | undefined): boolean {
  const quietAt = trace && Date.parse(trace.started_at) + trace.duration_ms + MAY_GO_ON_MS;
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    setOver(false);
    if (quietAt === undefined) return;
    const timer = setTimeout(() => setOver(true), Math.max(0, quietAt - Date.now()));
    return () => clearTimeout(timer);
  }, [quietAt]);
  return !isOver && (quietAt === undefined || quietAt > Date.now());
}

/** Asks for the trace until it holds the calls that were told of. @returns what to call with each of them */
function asker(queries: QueryClient, id: string, signal: AbortSignal): (call?: string) => void {
  const { queryKey } = traceQuery(id);
  const awaited = new Set<string>();
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => clearTimeout(timer));
  const ask = async () => {
    timer = undefined;
    tries += 1;
    await queries.refetchQueries({ queryKey });
    const trace = queries.getQueryData<TraceDetail>(queryKey);
    for (const { call } of trace?.calls_shown ?? []) awaited.delete(call.id);
    if (tries >= MOST_TRIES || trace?.truncated) awaited.clear();
    if (awaited.size > 0) soon();
  };
  const soon = () => {
    if (!signal.aborted) timer ??= setTimeout(() => void ask(), TOGETHER_MS);
  };
  return (call) => {
    if (call !== undefined) awaited.add(call);
    tries = 0;
    soon();
  };
}

/** What ends while the stream is away is asked for when it is back. */
async function follow(id: string, signal: AbortSignal, ask: (call?: string) => void): Promise<void> {
  const path = `/v1/calls/stream?trace=${encodeURIComponent(id)}`;
  while (!signal.aborted) {
    try {
      for await (const { event, data } of serverSentEvents(path, signal, { onOpen: () => ask() }))
        ask(event === 'call' ? (JSON.parse(data) as { id: string }).id : undefined);
    } catch {
      // The gateway stops, or the network is away: it is asked again.
    }
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, RECONNECT_AFTER_MS));
  }
}

import { useCallback, useEffect, useState } from 'react';
import { hopsOf } from '../../api/traces.ts';
import type { Call, Hop } from '../../api/types.ts';
import { idsBelow } from './below.ts';

/** Rows that come into sight together are asked for together. */
const TOGETHER_MS = 80;
/** As many as the API takes at once. */
const MOST = 100;

interface Known {
  hops: readonly Hop[];
  /** Calls that were in sight when it was asked: one that comes later may have brought more. */
  seen: ReadonlySet<string>;
}

type Row = Pick<Call, 'id' | 'trace_id'>;

/**
 * What ran in the traces of calls, of those in sight alone, whatever else is listed. A trace is asked for once for each of its calls that
 * comes into sight; if it cannot be, its strip shows the call itself.
 *
 * @returns undefined of traces of which it is not known yet
 */
export function useHops(inSight: readonly Row[]): (trace: string) => readonly Hop[] | undefined {
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const missing = inSight.filter(({ id, trace_id }) => !known.get(trace_id)?.seen.has(id));
  const wanted = [...new Set(missing.map(({ trace_id }) => trace_id))].slice(0, MOST).join(' ');
  const asked = missing.map(({ id }) => id).join(' ');
  useEffect(() => {
    if (wanted === '') return;
    const ask = async () => {
      const traces = wanted.split(' ');
      const found = await hopsOf(traces).catch(() => new Map<string, Hop[]>());
      setKnown((before) => withFound(before, traces, found, asked.split(' ')));
    };
    const timer = setTimeout(() => void ask(), TOGETHER_MS);
    return () => clearTimeout(timer);
  }, [wanted, asked]);
  return useCallback((trace) => known.get(trace)?.hops, [known]);
}

function withFound(
  known: ReadonlyMap<string, Known>,
  traces: readonly string[],
  found: ReadonlyMap<string, readonly Hop[]>,
  asked: readonly string[],
): ReadonlyMap<string, Known> {
  const entries = traces.map((trace): [string, Known] => {
    const { hops = [], seen = [] } = known.get(trace) ?? {};
    return [trace, { hops: found.get(trace) ?? hops, seen: new Set([...seen, ...asked]) }];
  });
  return new Map([...known, ...entries]);
}

/** Those of a trace's that one of its calls caused. */
export function hopsBelow(call: string, hops: readonly Hop[]): readonly Hop[] {
  const below = idsBelow(
    call,
    hops.map(({ call_id, parent_id }) => ({ id: call_id, parent: parent_id })),
  );
  return hops.filter(({ call_id }) => below.has(call_id));
}

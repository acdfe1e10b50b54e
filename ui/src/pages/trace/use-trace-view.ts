import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { TraceDetail } from '../../api/types.ts';
import { foundIn } from './find-in-trace.tsx';
import type { Stretch } from './timeline.ts';
import type { TraceSearch } from './trace-search.ts';
import { readZoom, zoomText } from './zoom-text.ts';

const route = getRouteApi('/app/traces/$trace');

/** How the tree is looked at. All of it stands in the address, and changes nothing that one goes back to. */
export interface TraceView {
  folded: ReadonlySet<string>;
  fold: (call: string, isFolded: boolean) => void;
  /** The part of the time that is looked at; null for all of it. */
  zoom: Stretch | null;
  onZoom: (stretch: Stretch | null) => void;
  /** What is looked for, as it is typed. */
  wanted: string;
  onWanted: (text: string) => void;
  /** Ids of the calls that are found; undefined when nothing is looked for. */
  found: readonly string[] | undefined;
  show: (changes: Partial<TraceSearch>) => void;
}

export function useTraceView({ calls_shown, duration_ms }: TraceDetail): TraceView {
  const { folded: foldedIds, zoom: zoomed, find } = route.useSearch();
  const navigate = route.useNavigate();
  const folded = useMemo(() => new Set(foldedIds), [foldedIds]);
  const zoom = useMemo(() => readZoom(zoomed, duration_ms), [zoomed, duration_ms]);
  // What is typed stands here first: the address follows behind.
  const [wanted, setWanted] = useState(find ?? '');
  const found = useMemo(() => foundIn(calls_shown, wanted), [calls_shown, wanted]);
  const show = useCallback(
    (changes: Partial<TraceSearch>) =>
      void navigate({ search: (before) => ({ ...before, ...changes }), replace: true }),
    [navigate],
  );
  const fold = useCallback(
    (call: string, isFolded: boolean) =>
      void navigate({
        search: ({ folded: before = [], ...rest }) => {
          const others = before.filter((one) => one !== call);
          const now = isFolded ? [...others, call] : others;
          return { ...rest, ...(now.length > 0 && { folded: now }) };
        },
        replace: true,
      }),
    [navigate],
  );
  return {
    folded,
    fold,
    zoom,
    onZoom: (stretch) => show({ zoom: stretch === null ? undefined : zoomText(stretch) }),
    wanted,
    onWanted: (text) => {
      setWanted(text);
      show({ find: text === '' ? undefined : text });
    },
    found,
    show,
  };
}

import { useQuery } from '@tanstack/react-query';
import { destinationsQuery, type TraceDestination } from '../../../api/settings.ts';
import type { Call } from '../../../api/types.ts';
import { usePowers } from '../../../shell/use-powers.ts';

/** A page elsewhere that shows a trace. */
export interface TraceLink {
  destination: string;
  url: string;
}

/** Where the traces are sent; undefined while that is asked for, and for those who may not know it. */
export function useDestinations(): readonly TraceDestination[] | undefined {
  const { mayInspect } = usePowers();
  return useQuery({ ...destinationsQuery, enabled: mayInspect, refetchInterval: false }).data;
}

/** The pages elsewhere that show a call. @param links of its trace, where these are known */
export function useTraceLinks(call: Call, links: readonly TraceLink[] | undefined): readonly TraceLink[] {
  const destinations = useDestinations();
  const found = links ?? (destinations ?? []).filter(takesAll).map((one) => linkTo(one, call));
  return found.map(({ destination, url }) => ({ destination, url: observed(url, call) }));
}

/** What takes some traces only may not have this one. */
const takesAll = ({ trace_url, agents, teams, sampling }: TraceDestination): boolean =>
  trace_url !== null && agents === null && teams === null && sampling === 1;

const linkTo = ({ name, trace_url }: TraceDestination, { trace_id }: Call): TraceLink => ({
  destination: name,
  url: (trace_url ?? '').replace('{trace_id}', trace_id),
});

const observed = (url: string, { span_id }: Call): string => (span_id === null ? url : `${url}?observation=${span_id}`);

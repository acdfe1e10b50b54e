import { useQuery } from '@tanstack/react-query';
import { neighboursQuery } from '../../api/traces.ts';
import { useRange } from '../../shell/use-range.ts';
import { type CallsSearch, filterOf } from '../calls/filters/calls-search.ts';

export interface Neighbours {
  /** The one above it in the list, which is newer. */
  previous: string | undefined;
  next: string | undefined;
}

/** The traces beside one, in the list of all that the filters find, however far down. @param list its filters */
export function useNeighbours(id: string, list: CallsSearch): Neighbours {
  const { since } = useRange();
  const { data } = useQuery(neighboursQuery(id, filterOf(list, since)));
  return { previous: data?.previous ?? undefined, next: data?.next ?? undefined };
}

import { many, one } from '../../shell/search-params.ts';
import { type CallsSearch, onlyFilters, readCallsSearch } from '../calls/filters/calls-search.ts';

/** What the address of a trace holds of its own: the call that is open, its view, and how the tree is shown. */
const OWN_PARAMS = ['call', 'view', 'gaps', 'cost', 'zoom', 'find'] as const;

/** With the filters of the list from which it was opened: they tell which traces are beside it. */
export type TraceSearch = CallsSearch &
  Partial<Record<(typeof OWN_PARAMS)[number], string>> & {
    /** Ids of calls whose rows below are not shown. */
    folded?: string[] | undefined;
  };

export function readTraceSearch(search: Record<string, unknown>): TraceSearch {
  const own = OWN_PARAMS.map((name) => [name, one(search, name)]).filter(([, value]) => value !== undefined);
  const folded = many(search, 'folded');
  return {
    ...listOf(readCallsSearch(search)),
    ...Object.fromEntries(own),
    ...(folded.length > 0 && { folded }),
  };
}

/** The list's filters alone. It has one order, the newest first. */
export const listOf = (search: CallsSearch): CallsSearch =>
  onlyFilters({ ...search, sort_by: undefined, sort_order: undefined });

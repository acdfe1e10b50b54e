import type { CallFilter } from '../../../api/types.ts';
import { many, one, type SearchParams } from '../../../shell/search-params.ts';
import { FILTERS } from './filters.ts';

/** What the address of the calls holds: filters under the API's own names, and what is open. */
export type CallsSearch = Record<string, string | string[] | undefined>;

const FILTER_PARAMS = FILTERS.flatMap(({ name, kind }) => (kind === 'range' ? [`${name}_min`, `${name}_max`] : [name]));
/** The text search, the open call, its view, the one it is compared with, whether the tail is off, and the saved view. */
const OWN_PARAMS = ['q', 'call', 'view', 'live', 'base', 'saved'];

/** By what the list is ordered: not what narrows it. */
const ORDER_PARAMS = ['sort_by', 'sort_order'];

/** Keeps what is known of an address; all else is left out. */
export function readCallsSearch(search: Record<string, unknown>): CallsSearch {
  const read: CallsSearch = {};
  for (const name of [...OWN_PARAMS, ...ORDER_PARAMS]) {
    const value = one(search, name);
    if (value !== undefined) read[name] = value;
  }
  for (const name of FILTER_PARAMS) {
    const values = many(search, name);
    const [first] = values;
    if (first !== undefined) read[name] = values.length > 1 ? values : first;
  }
  return read;
}

/** @param since epoch milliseconds */
export function filterOf(search: CallsSearch, since: number | undefined): CallFilter {
  const filter: SearchParams = {};
  for (const name of ['q', ...FILTER_PARAMS, ...(search['q'] === undefined ? ORDER_PARAMS : [])]) {
    const value = search[name];
    if (value !== undefined) filter[name] = value;
  }
  return { ...(filter as CallFilter), ...(since !== undefined && { since }) };
}

/** Without any filter, but with what is open. */
export const withoutFilters = (search: CallsSearch): CallsSearch =>
  Object.fromEntries(
    Object.entries(search).filter(([name]) => name !== 'q' && name !== 'saved' && !FILTER_PARAMS.includes(name)),
  );

/** What narrows and orders the list, and nothing else. */
export const onlyFilters = (search: CallsSearch): CallsSearch =>
  Object.fromEntries(
    Object.entries(search).filter(
      ([name, value]) =>
        value !== undefined && (name === 'q' || ORDER_PARAMS.includes(name) || FILTER_PARAMS.includes(name)),
    ),
  );

import type { SavedView } from '../../../api/types.ts';
import { stringifySearch } from '../../../shell/search-params.ts';
import { type CallsSearch, onlyFilters } from './calls-search.ts';

/** The same filters read the same, whatever order they were set in. */
const spelled = (search: CallsSearch): string =>
  stringifySearch(Object.fromEntries(Object.entries(onlyFilters(search)).toSorted(([a], [b]) => a.localeCompare(b))));

export const isSameView = (one: CallsSearch, other: CallsSearch): boolean => spelled(one) === spelled(other);

/** What a view keeps of an address: filters and order, and nothing that is open. */
export const keptOf = (search: CallsSearch): SavedView['search'] => {
  const kept = Object.entries(onlyFilters(search)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as SavedView['search'];
};

/** Whether an address says nothing yet, so that the view which a page opens with may be shown. */
export const isBare = (search: CallsSearch): boolean =>
  Object.entries(search).every(([name, value]) => value === undefined || name === 'range');

/** The view that was opened, and whether what is shown is still what it says. */
export function openedView(
  views: readonly SavedView[],
  search: CallsSearch,
): { view: SavedView; isChanged: boolean } | undefined {
  const named = views.find(({ id }) => id === search['saved']);
  const view = named ?? views.find((one) => isSameView(one.search, search));
  if (!view || (!named && keptCount(view.search) === 0)) return undefined;
  return { view, isChanged: !isSameView(view.search, search) };
}

const keptCount = (search: CallsSearch): number => Object.keys(keptOf(search)).length;

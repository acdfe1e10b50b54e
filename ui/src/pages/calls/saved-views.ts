import { stringifySearch } from '../../shell/search-params.ts';
import { type CallsSearch, onlyFilters } from './calls-search.ts';

/** Filters under a name. */
export interface SavedView {
  name: string;
  search: CallsSearch;
}

/** The same filters read the same, whatever order they were set in. */
const spelled = (search: CallsSearch): string =>
  stringifySearch(Object.fromEntries(Object.entries(onlyFilters(search)).toSorted(([a], [b]) => a.localeCompare(b))));

export const isSameView = (one: CallsSearch, other: CallsSearch): boolean => spelled(one) === spelled(other);

/** With the view in the place of the one of its name. */
export const withView = (views: readonly SavedView[], view: SavedView): SavedView[] =>
  [...views.filter(({ name }) => name !== view.name), { ...view, search: onlyFilters(view.search) }].toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );

const STORED = 'switchboard-calls-views';

/** What this browser's user saved. */
export function readViews(): SavedView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isView) : [];
  } catch {
    return [];
  }
}

export function keepViews(views: readonly SavedView[]): void {
  try {
    localStorage.setItem(STORED, JSON.stringify(views));
  } catch {
    // Private mode: they hold for this visit.
  }
}

const isView = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'search' in value &&
  typeof value.search === 'object';

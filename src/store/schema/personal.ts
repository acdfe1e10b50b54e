/** What people set for themselves in the admin UI: columns, widths, defaults. */
export interface PreferencesTable {
  /** `admin`, or `user:` or `key:` and an id. */
  owner: string;
  name: string;
  /** JSON. */
  value: string;
  updated_at: number;
}

/** Filters of a page of the admin UI, kept under a name. */
export interface SavedViewsTable {
  id: string;
  /** As in `preferences`. */
  owner: string;
  page: string;
  name: string;
  /** JSON: what stands in the address of the page. */
  search: string;
  /** 1 when everybody who is signed in finds it. */
  shared: number;
  created_at: number;
  updated_at: number;
}

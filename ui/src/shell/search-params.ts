/** What stands behind the `?`: texts, and lists of texts by repeating a name. */
export type SearchParams = Record<string, string | string[]>;

export function parseSearch(search: string): SearchParams {
  const params: SearchParams = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const before = params[name];
    params[name] = before === undefined ? value : [before, value].flat();
  }
  return params;
}

export function stringifySearch(params: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params))
    for (const text of [value].flat()) {
      if (typeof text === 'string' || typeof text === 'number') search.append(name, String(text));
    }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** One text, whatever was typed into the address. */
export function one(params: Record<string, unknown>, name: string): string | undefined {
  const value = [params[name]].flat()[0];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** All texts of a name. */
export const many = (params: Record<string, unknown>, name: string): string[] =>
  [params[name]].flat().filter((value): value is string => typeof value === 'string' && value !== '');

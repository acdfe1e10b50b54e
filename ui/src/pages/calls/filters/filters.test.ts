import { expect, it } from 'vitest';
import { parseSearch, stringifySearch } from '../../../shell/search-params.ts';
import { filterOf, readCallsSearch } from './calls-search.ts';
import { FILTERS, type FilterColumn, setFilters } from './filters.ts';

const searchOf = (column: FilterColumn): Record<string, string | string[]> =>
  column.kind === 'range'
    ? { [`${column.name}_min`]: '5', [`${column.name}_max`]: '7' }
    : { [column.name]: column.kind === 'choice' ? column.options.slice(0, 2) : 'x' };

const roundTrip = (search: object) => readCallsSearch(parseSearch(stringifySearch({ ...search })));

it.each(FILTERS.map((column) => [column.label, column] as const))(
  'the filter by %s stands in the address, is asked for, and is lifted by its chip',
  (_, column) => {
    const search = roundTrip(searchOf(column));
    expect(search).toEqual(searchOf(column));
    expect(filterOf(search, undefined)).toEqual(searchOf(column));
    const chips = setFilters(search);
    expect(chips).toHaveLength(1);
    expect(chips[0]?.params).toEqual(expect.arrayContaining(Object.keys(search)));
  },
);

it('all filters hold together, with a text, an order and a time', () => {
  const all = Object.assign({}, ...FILTERS.map(searchOf)) as Record<string, string | string[]>;
  const search = roundTrip({ ...all, sort_by: 'cost_nano' });
  expect(filterOf(search, 3)).toEqual({ ...all, sort_by: 'cost_nano', since: 3 });
  expect(filterOf({ ...search, q: 'tiles' }, undefined)).toEqual({ ...all, q: 'tiles' });
  expect(setFilters(search)).toHaveLength(FILTERS.length);
});

it('what stands in an address without being a filter is left out', () => {
  expect(readCallsSearch({ agent: '', nonsense: 'x', cost_nano: '5', live: 'off' })).toEqual({ live: 'off' });
});

import { expect, it } from 'vitest';
import type { SavedView } from '../../../api/types.ts';
import { isBare, isSameView, keptOf, openedView } from './saved-views.ts';

const view = (id: string, search: SavedView['search']): SavedView => ({
  id,
  page: 'calls',
  name: id,
  search,
  shared: false,
  own: true,
  updated_at: '',
});
const VIEWS = [view('slow', { sort_by: 'duration_ms' }), view('refused', { outcome: ['refused', 'ok'] })];

it('two views are the same when their filters and order are, whatever is open', () => {
  expect(
    isSameView({ agent: 'a', outcome: ['ok', 'refused'] }, { outcome: ['ok', 'refused'], agent: 'a', call: 'c' }),
  ).toBe(true);
  expect(isSameView({ agent: 'a' }, { agent: 'a', q: 'tiles' })).toBe(false);
  expect(isSameView({ agent: 'a' }, { agent: 'a', sort_by: 'cost_nano' })).toBe(false);
});

it('a view keeps filters and order alone', () => {
  expect(keptOf({ q: 'x', sort_by: 'cost_nano', call: 'c', saved: 'slow', agent: undefined })).toEqual({
    q: 'x',
    sort_by: 'cost_nano',
  });
});

it('the view that was opened stays named when what is shown is not what it says any more', () => {
  expect(openedView(VIEWS, { saved: 'slow', sort_by: 'duration_ms' })).toMatchObject({ isChanged: false });
  expect(openedView(VIEWS, { saved: 'slow', agent: 'a' })).toMatchObject({ view: { id: 'slow' }, isChanged: true });
  expect(openedView(VIEWS, { outcome: ['refused', 'ok'] })).toMatchObject({ view: { id: 'refused' } });
  expect(openedView(VIEWS, {})).toBeUndefined();
});

it('an address is bare when nothing but the time range stands in it', () => {
  expect([isBare({ range: '7d', q: undefined }), isBare({ call: 'c' })]).toEqual([true, false]);
});

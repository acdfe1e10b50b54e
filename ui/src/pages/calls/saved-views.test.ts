import { expect, it } from 'vitest';
import { isSameView, withView } from './saved-views.ts';

it('two views are the same when their filters are, in whatever order and whatever is open', () => {
  expect(
    isSameView({ agent: 'a', outcome: ['ok', 'refused'] }, { outcome: ['ok', 'refused'], agent: 'a', call: 'c' }),
  ).toBe(true);
  expect(isSameView({ agent: 'a' }, { agent: 'a', q: 'tiles' })).toBe(false);
});

it('a view takes the place of the one of its name, and keeps filters alone', () => {
  const views = withView([{ name: 'slow', search: { agent: 'a' } }], { name: 'dear', search: { q: 'x', call: 'c' } });
  expect(views).toEqual([
    { name: 'dear', search: { q: 'x' } },
    { name: 'slow', search: { agent: 'a' } },
  ]);
  expect(withView(views, { name: 'slow', search: {} })).toEqual([
    { name: 'dear', search: { q: 'x' } },
    { name: 'slow', search: {} },
  ]);
});

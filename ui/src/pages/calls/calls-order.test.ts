import { expect, it } from 'vitest';
import { isNewestFirst, orderedBy, orderIn } from './calls-order.ts';

it('the newest call is first unless the address tells another order, and always while a text is looked for', () => {
  expect(orderIn({})).toEqual({ column: 'time', descending: true });
  expect(orderIn({ sort_by: 'cost_nano', sort_order: 'asc' })).toEqual({ column: 'cost', descending: false });
  expect(orderIn({ sort_by: 'first_byte_ms' })).toEqual({ column: 'first', descending: true });
  expect(orderIn({ sort_by: 'nonsense' })).toEqual({ column: 'time', descending: true });
  expect(isNewestFirst(orderIn({ sort_by: 'cost_nano', q: 'tiles' }))).toBe(true);
});

it('a column is ordered by its largest first, and then the other way round', () => {
  const dearest = orderedBy('cost', orderIn({}));
  expect(dearest).toEqual({ sort_by: 'cost_nano', sort_order: undefined });
  const cheapest = orderedBy('cost', orderIn(dearest));
  expect(cheapest).toEqual({ sort_by: 'cost_nano', sort_order: 'asc' });
  expect(orderedBy('cost', orderIn(cheapest))).toEqual(dearest);
  expect(orderedBy('tokens', orderIn(cheapest))).toEqual({ sort_by: 'total_tokens', sort_order: undefined });
  expect(orderedBy('time', orderIn(cheapest))).toEqual({ sort_by: undefined, sort_order: undefined });
});

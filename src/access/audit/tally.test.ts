import { describe, expect, it } from 'vitest';
import { ANNA } from './audit.fixtures.ts';
import type { AuditEntry } from './entry.ts';
import { createTally } from './tally.ts';

const denial = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  at: 1,
  lastAt: more.at ?? 1,
  times: 1,
  actor: ANNA,
  action: 'listKeys',
  target: null,
  outcome: 'denied',
  errorCode: 'PERMISSION_DENIED',
  before: null,
  after: null,
  requestId: 'r',
  address: '192.0.2.1',
  begun: null,
  ...more,
});

describe('what is repeated', () => {
  it('is told at once, and then counted until the window ends', () => {
    const tally = createTally();
    expect(tally.add(denial())).toEqual(denial());
    expect([2, 3, 4].map((at) => tally.add(denial({ at })))).toEqual([undefined, undefined, undefined]);
    expect(tally.take()).toEqual([denial({ at: 2, times: 3, lastAt: 4 })]);
    expect(tally.take()).toEqual([]);
    expect(tally.add(denial({ at: 9 }))).toEqual(denial({ at: 9 }));
  });

  it('is told with its target when that was the same each time', () => {
    const tally = createTally();
    for (const target of ['x', 'a', 'a']) tally.add(denial({ target }));
    expect(tally.take()).toMatchObject([{ target: 'a', times: 2 }]);
    for (const target of ['x', 'a', 'b']) tally.add(denial({ target }));
    expect(tally.take()).toMatchObject([{ target: null, times: 2 }]);
  });

  it('is told apart by who, what, why and from where', () => {
    const tally = createTally();
    const others = [
      denial(),
      denial({ actor: { ...ANNA, keyId: 'key-2' } }),
      denial({ action: 'getKey' }),
      denial({ errorCode: 'NOT_FOUND' }),
      denial({ address: '192.0.2.2' }),
    ];
    expect(others.map((entry) => tally.add(entry))).toEqual(others);
  });
});

it('a flood of different ones takes a bounded number of entries, and none of it is uncounted', () => {
  const tally = createTally(10);
  const told: AuditEntry[] = [];
  for (let n = 0; n < 10_000; n++)
    told.push(...[tally.add(denial({ at: n, address: `2001:db8::${n}` }))].flatMap((entry) => entry ?? []));
  told.push(...tally.take());
  expect(told).toHaveLength(12);
  expect(told.reduce((sum, { times }) => sum + times, 0)).toBe(10_000);
  expect(told.at(-1)).toMatchObject({ times: 9989, actor: { name: 'many', keyId: null }, address: null });
});

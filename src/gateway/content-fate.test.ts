import { expect, test } from 'vitest';
import { contentFate } from './content-fate.ts';

test.each([
  [false, true, true, 'dropped'],
  [true, false, false, 'kept'],
  [true, false, true, 'kept'],
  [null, true, true, 'kept'],
  [null, false, true, 'passing'],
  [null, false, false, 'dropped'],
] as const)(
  'agent and key say %s, records keep it: %s, destinations want it: %s: it is %s',
  (said, kept, wanted, fate) => {
    expect(contentFate(said, { contentByDefault: kept, exportsContent: () => wanted })).toBe(fate);
  },
);

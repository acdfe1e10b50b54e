import { expect, test } from 'vitest';
import { refuseNul } from './nul.ts';

test.each([
  { query: { task: 'a\0' } },
  { body: { metadata: { deep: ['\0'] } } },
  { body: { '\0': 1 } },
  { body: '\\\0' },
])('refuses a NUL in %j', (input) => {
  expect(() => refuseNul(input)).toThrow(expect.objectContaining({ code: 'INVALID_PARAMS' }));
});

test.each([{ query: {}, body: undefined }, { body: { text: '\\u0000' } }, { body: null }])('takes %j', (input) => {
  expect(() => refuseNul(input)).not.toThrow();
});

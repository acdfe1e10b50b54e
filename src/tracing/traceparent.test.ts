import { describe, expect, test } from 'vitest';
import { readTraceParent, writeTraceParent } from './traceparent.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const SPAN = 'b7ad6b7169203331';

describe('a valid traceparent is read', () => {
  test.each([
    ['sampled', `00-${TRACE}-${SPAN}-01`, true],
    ['not sampled', `00-${TRACE}-${SPAN}-00`, false],
    ['other flags do not disturb the sampled one', `00-${TRACE}-${SPAN}-03`, true],
    ['other flags alone do not sample', `00-${TRACE}-${SPAN}-02`, false],
    ['a later version of the same length', `01-${TRACE}-${SPAN}-01`, true],
    ['a later version with more fields', `cc-${TRACE}-${SPAN}-01-what-the-future-holds`, true],
  ])('%s', (_, text, sampled) => {
    expect(readTraceParent(text)).toEqual({ traceId: TRACE, spanId: SPAN, sampled });
  });
});

describe('anything else is refused', () => {
  test.each([
    ['version ff', `ff-${TRACE}-${SPAN}-01`],
    ['an all-zero trace id', `00-${'0'.repeat(32)}-${SPAN}-01`],
    ['an all-zero span id', `00-${TRACE}-${'0'.repeat(16)}-01`],
    ['an upper-case trace id', `00-${TRACE.toUpperCase()}-${SPAN}-01`],
    ['an upper-case span id', `00-${TRACE}-${SPAN.toUpperCase()}-01`],
    ['an upper-case version', `0A-${TRACE}-${SPAN}-01`],
    ['a letter beyond f in the trace id', `00-${TRACE.replace('a', 'g')}-${SPAN}-01`],
    ['a letter beyond f in the flags', `00-${TRACE}-${SPAN}-0x`],
    ['a short trace id', `00-${TRACE.slice(1)}-${SPAN}-01`],
    ['missing flags', `00-${TRACE}-${SPAN}`],
    ['version 00 with more fields', `00-${TRACE}-${SPAN}-01-more`],
    ['a later version with more characters but no field', `01-${TRACE}-${SPAN}-01more`],
    ['other separators', `00_${TRACE}_${SPAN}_01`],
    ['space in front', ` 00-${TRACE}-${SPAN}-01`],
    ['nothing', ''],
  ])('%s', (_, text) => {
    expect(readTraceParent(text)).toBeUndefined();
  });
});

test('what is written is read back', () => {
  const parent = { traceId: TRACE, spanId: SPAN, sampled: false };
  expect(writeTraceParent(parent)).toBe(`00-${TRACE}-${SPAN}-00`);
  expect(readTraceParent(writeTraceParent(parent))).toEqual(parent);
});

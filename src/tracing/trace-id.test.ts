import { describe, expect, test } from 'vitest';
import { asUuid, normaliseTraceId } from './trace-id.ts';

const UUID = '28982d9a-10b5-44b9-8e7e-0723f28bf3cd';
const HEX = '28982d9a10b544b98e7e0723f28bf3cd';

describe('a trace id in any spelling becomes 32 lower-case hex digits', () => {
  test.each([
    ['a UUID loses its dashes', UUID, HEX],
    ['upper case becomes lower case', UUID.toUpperCase(), HEX],
    ['32 hex digits stay as they are', HEX, HEX],
    ['space around it does not count', ` ${UUID}\t`, HEX],
    ['any text is hashed', 'session-abc-123', '88ce9025f8a9c60e5e936b8d6b8f0fd7'],
    ['a short number is hashed', '123', 'a665a45920422f9d417e4867efdc4fb8'],
    ['text is hashed without the space around it', ' 123 ', 'a665a45920422f9d417e4867efdc4fb8'],
    ['the empty text is hashed', '', 'e3b0c44298fc1c149afbf4c8996fb924'],
    ['all zeros are no id', '0'.repeat(32), '84e0c0eafaa95a34c293f278ac52e45c'],
    ['31 hex digits are text', HEX.slice(1), '85becb1da217fa75c47817a01da3a49d'],
    ['dashes in other places make it text', '2898-2d9a10b5-44b9-8e7e-0723f28bf3cd', '710bc621502b4fa699e5db249fbb22a7'],
    ['a letter beyond f makes it text', '28982d9g-10b5-44b9-8e7e-0723f28bf3cd', '8e2b00df0e574f460f0c9c287b8071d9'],
  ])('%s', (_, text, expected) => {
    expect(normaliseTraceId(text)).toBe(expected);
  });

  test('a value of 5 kB is taken', () => {
    expect(normaliseTraceId('x'.repeat(5000))).toMatch(/^[0-9a-f]{32}$/);
  });
});

test('hex digits are written as a UUID', () => {
  expect(asUuid(HEX)).toBe(UUID);
});

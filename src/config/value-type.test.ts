import { describe, expect, test } from 'vitest';
import * as types from './value-type.ts';

describe('values of each type are read', () => {
  test.each([
    [types.text, ' a ', 'a'],
    [types.secret, 'sk-1', 'sk-1'],
    [types.postgresUrl, 'postgres://u:p@h/db', 'postgres://u:p@h/db'],
    [types.postgresUrl, 'postgresql://h', 'postgresql://h'],
    [types.headerName, 'X-Company-Key', 'x-company-key'],
    [types.boolean, true, true],
    [types.boolean, 'False', false],
    [types.boolean, 'on', true],
    [types.boolean, '0', false],
    [types.wholeNumber(0, 65_535), 4000, 4000],
    [types.wholeNumber(0, 65_535), '4000', 4000],
    [types.wholeNumber(0, 65_535), 0, 0],
    [types.milliseconds, 2_147_483_647, 2_147_483_647],
    [types.bytes, 1, 1],
    [types.seconds, 15, 15_000],
    [types.seconds, '0.5', 500],
    [types.megabytes, 0.5, 524_288],
    [types.duration, '90s', 90_000],
    [types.duration, '15m', 900_000],
    [types.duration, '12h', 43_200_000],
    [types.duration, ' 7d ', 604_800_000],
    [types.duration, '2w', 1_209_600_000],
    [types.duration, '1mo', 2_592_000_000],
    [types.texts, ['a', ' b '], ['a', 'b']],
    [types.texts, 'a, b,', ['a', 'b']],
    [types.texts, [], []],
    [types.networks, ['10.0.0.0/8', '::1', '192.168.1.7'], ['10.0.0.0/8', '::1', '192.168.1.7']],
    [types.choice(['hybrid', '1.0']), 'Hybrid', 'hybrid'],
    [types.choice(['hybrid', '1.0']), 1.0, '1.0'],
  ])('$name: %j', (type, written, expected) => {
    expect(type.read(written)).toEqual(expected);
  });

  test('a URL is parsed', () => {
    expect(types.httpUrl.read('https://agents.example.com/base/')?.href).toBe('https://agents.example.com/base/');
  });
});

describe('values of another type are refused', () => {
  test.each([
    [types.text, ''],
    [types.text, '  '],
    [types.text, 7],
    [types.secret, ['sk-1']],
    [types.postgresUrl, 'mysql://h/db'],
    [types.postgresUrl, 'postgres://'],
    [types.headerName, 'two words'],
    [types.boolean, 'perhaps'],
    [types.boolean, 1],
    [types.wholeNumber(0, 65_535), 65_536],
    [types.wholeNumber(0, 65_535), -1],
    [types.wholeNumber(0, 65_535), 1.5],
    [types.wholeNumber(0, 65_535), '0x10'],
    [types.wholeNumber(0, 65_535), '1e3'],
    [types.wholeNumber(0, 65_535), ''],
    [types.wholeNumber(0, 65_535), true],
    [types.wholeNumber(0, 65_535), [80]],
    [types.milliseconds, 2_147_483_648],
    [types.bytes, 0],
    [types.seconds, 0],
    [types.seconds, Number.POSITIVE_INFINITY],
    [types.seconds, 3_000_000],
    [types.duration, '7'],
    [types.duration, 7],
    [types.duration, '0d'],
    [types.duration, '1y'],
    [types.duration, '1.5d'],
    [types.httpUrl, 'ftp://example.com'],
    [types.httpUrl, 'example.com'],
    [types.httpUrl, 'https://user@example.com'],
    [types.httpUrl, 'https://example.com/?a=1'],
    [types.httpUrl, 'https://example.com/#a'],
    [types.texts, { a: 1 }],
    [types.texts, [1]],
    [types.networks, ['10.0.0.0/33']],
    [types.networks, ['proxy.internal']],
    [types.choice(['admin', 'none']), 'everyone'],
    [types.choice(['admin', 'none']), 1],
  ])('$name: %j', (type, written) => {
    expect(type.read(written)).toBeUndefined();
  });
});

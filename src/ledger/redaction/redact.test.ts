import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactBody } from './redact.ts';

const redact = (text: string): string => redactBody(Buffer.from(text)).toString();
const HELLO = Buffer.from('hello bytes');
const HELLO_SHA256 = createHash('sha256').update(HELLO).digest('hex');

describe('a JSON body', () => {
  it('without secrets stays as it was written, byte for byte', () => {
    const text = '{ "a": 12345678901234567890, "b": 1.50, "c": "\\u00fc \\ud83d\\ude00", "d": [ ] }';
    expect(redact(text)).toBe(text);
  });

  it('keeps the text of its numbers when something is hidden', () => {
    expect(redact('{"n":12345678901234567890,"f":1.50,"token":"x"}')).toBe(
      '{"n":12345678901234567890,"f":1.50,"token":"[REDACTED]"}',
    );
  });

  it.each([
    ['{"apiKey":"x","a":1}', '{"apiKey":"[REDACTED]","a":1}'],
    ['{"password":1234}', '{"password":"[REDACTED]"}'],
    ['{"password":12345678901234567890}', '{"password":"[REDACTED]"}'],
    ['{"credentials":{"user":"u","pin":["1"]}}', '{"credentials":"[REDACTED]"}'],
    ['{"secret":null,"token":true}', '{"secret":null,"token":true}'],
    ['{"pass\\u0077ord":"x"}', '{"password":"[REDACTED]"}'],
    [
      '{"tokens":["a","b"],"usage":{"tokens":12,"total_tokens":3}}',
      '{"tokens":"[REDACTED]","usage":{"tokens":12,"total_tokens":3}}',
    ],
    ['{"name":"Authorization","value":"x"}', '{"name":"Authorization","value":"[REDACTED]"}'],
    ['[{"key":"X-Api-Key","value":"x"}]', '[{"key":"X-Api-Key","value":"[REDACTED]"}]'],
    ['"say Bearer abcdefgh12"', '"say Bearer [REDACTED]"'],
    ['{"text":"{\\"password\\":\\"x y\\"}"}', '{"text":"{\\"password\\":\\"[REDACTED]\\"}"}'],
    ['{"sk-abcdefgh12345":1}', '{"[REDACTED]":1}'],
    ['{"redacted_file":{"password":"x"}}', '{"redacted_file":{"password":"[REDACTED]"}}'],
    [
      '{"url":"https://h","token":"t","authentication":{"schemes":["Bearer"],"credentials":"x"}}',
      '{"url":"https://h","token":"[REDACTED]","authentication":{"schemes":["Bearer"],"credentials":"[REDACTED]"}}',
    ],
  ])('%s is kept as %s', (body, expected) => {
    expect(redact(body)).toBe(expected);
  });

  const base64 = HELLO.toString('base64');
  const file = (name: string | null, type: string | null): string =>
    `{"redacted_file":{"name":${JSON.stringify(name)},"media_type":${JSON.stringify(type)},"bytes":11,"sha256":"${HELLO_SHA256}"}}`;

  it.each([
    [
      'raw bytes of 1.0',
      `{"parts":[{"raw":"${base64}","filename":"a.bin","mediaType":"a/b"}]}`,
      `{"parts":[{"raw":${file('a.bin', 'a/b')},"filename":"a.bin","mediaType":"a/b"}]}`,
    ],
    [
      'bytes of 0.3',
      `{"parts":[{"kind":"file","file":{"bytes":"${base64}","mimeType":"a/b","name":"f"}}]}`,
      `{"parts":[{"kind":"file","file":{"bytes":${file('f', 'a/b')},"mimeType":"a/b","name":"f"}}]}`,
    ],
    [
      'bytes of 0.3 over REST',
      `{"content":[{"file":{"fileWithBytes":"${base64}"}}]}`,
      `{"content":[{"file":{"fileWithBytes":${file(null, null)}}}]}`,
    ],
  ])('keeps of a file (%s) its name, type, length and digest', (_name, body, expected) => {
    expect(redact(body)).toBe(expected);
  });

  it('does not take a member named raw for a file outside a list of parts', () => {
    const text = '{"parts":[{"data":{"raw":"plain text","file":{"bytes":"n"}}}]}';
    expect(redact(text)).toBe(text);
  });
});

describe('a body that is no JSON', () => {
  it.each([
    ['plain text', '"plain text"'],
    ['Bearer abcdefgh12', '"Bearer [REDACTED]"'],
    ['{"password":"x', '"{\\"password\\":\\"[REDACTED]"'],
    ['{"token":"a","token":"b"}', '"{\\"token\\":\\"[REDACTED]\\",\\"token\\":\\"[REDACTED]\\"}"'],
    ['a\u0000b', '"a\\u0000b"'],
  ])('%j is kept as the JSON string %s', (body, expected) => {
    expect(redact(body)).toBe(expected);
  });

  it('may hold invalid UTF-8', () => {
    expect(redactBody(Buffer.from([0x61, 0xff, 0x62])).toString()).toBe('"a\ufffdb"');
  });
});

describe('a canary secret', () => {
  const canary = 'c4n4ry-Xy7Qz9Wk2Lm5Np8R';
  const secretName = fc.constantFrom(
    'token',
    'api_key',
    'X-Api-Key',
    'password',
    'clientSecret',
    'credentials',
    'Authorization',
    'cookie',
  );
  /** Any JSON, with the canary somewhere in it. */
  const holder: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.tuple(secretName, fc.jsonValue()).map(([name]) => ({ [name]: canary })),
      fc.tuple(secretName, fc.string()).map(([name, other]) => ({ [name]: { [other || 'x']: [canary] } })),
      fc.string().map((text) => `${text} Bearer ${canary} ${text}`),
      fc.string().map((text) => JSON.stringify({ text, password: canary })),
      fc.tuple(fc.jsonValue(), tie('value')),
      fc
        .tuple(fc.string(), fc.jsonValue(), tie('value'))
        .map(([name, other, value]) => ({ other, [`${name} `]: value })),
    ),
  })).value;

  it('never survives under a name of a secret or as a bearer token, and the result is JSON', () => {
    fc.assert(
      fc.property(holder, (value) => {
        const result = redact(JSON.stringify(value));
        expect(result).not.toContain(canary);
        JSON.parse(result);
      }),
      { numRuns: 500 },
    );
  });

  it('never survives in JSON that was cut off anywhere after it', () => {
    const text = JSON.stringify({ list: [{ credentials: { user: 'u', "it's": [canary] } }, 'x', { token: canary }] });
    for (let length = text.indexOf(canary) + canary.length; length <= text.length; length++)
      expect(redact(text.slice(0, length))).not.toContain(canary);
  });

  it('never survives however deep it lies', () => {
    for (const depth of [10, 64, 65, 10_000]) {
      const text = `${'{"a":['.repeat(depth)}{"token":"${canary}"}${']}'.repeat(depth)}`;
      expect(redact(text)).not.toContain(canary);
    }
  });
});

it('any bytes at all become valid JSON', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        JSON.parse(redactBody(Buffer.from(bytes)).toString());
      },
    ),
  );
});

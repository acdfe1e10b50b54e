import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClean } from './clean-body.ts';
import { HintReader } from './hint-reader.ts';
import { redactBody } from './redact.ts';
import { HINTS } from './redact-text.ts';

const clean = (text: string): boolean => isClean(Buffer.from(text));

/** What the body becomes when it is taken apart, which one secret beside it makes sure of. */
function takenApart(text: string): string {
  const redacted = redactBody(Buffer.from(`{"token":"x","v":${text}}`)).toString();
  return redacted.slice('{"token":"[REDACTED]","v":'.length, -1);
}

describe('a body is clean', () => {
  it.each([
    '{"parts":[{"text":"Hello"}],"total_tokens":12,"n":null}',
    '{ "secret" : null, "token":true, "password": false }',
    '{"text":"The key to the monkey’s passport, https://example.com:8080/path"}',
    '{"text":"\\u00e4\\ud83d\\ude00 \\/ \\" \\\\"}',
    '{"name":"echo","key":"k","header":"h","raw":{"a":1},"bytes":12}',
    '[]',
    '"text"',
    '1',
  ])('when nothing in it has to be hidden: %s', (text) => {
    expect(clean(text)).toBe(true);
    expect(takenApart(text)).toBe(JSON.stringify(JSON.parse(text)));
  });

  it.each([
    '{"password":"x"}',
    '{"a":{"a_p_i_k_e_y":1}}',
    '{"to\\u006ben":"x"}',
    '{"\\u0074o\\u212aen":"x"}',
    '{"tokens":["x"]}',
    '{"tokens" : "x"}',
    '{"name":"Authorization","value":"x"}',
    '{"value":"x","key":"Auth\\torization"}',
    '{"parts":[{"raw":"aGVsbG8="}]}',
    '{"file":{"bytes":"aGVsbG8="}}',
    '{"file":{"file\\u0042ytes":"x","fileWithBytes":"aGVsbG8="}}',
    '{"sk-abcdefgh12345":1}',
    '["Bearer abcdefgh12"]',
    '["\\u0042earer abcdefgh12"]',
    '["postgres:\\/\\/app:hunter2@db"]',
    `["${'x'.repeat(100)} api_key=abc"]`,
    `["${'x'.repeat(99)} api_key=abc"]`,
    `["\\"${'x'.repeat(100)}\\" \\npassword: abc"]`,
  ])('never when something in it might have to be: %s', (text) => {
    expect(clean(text)).toBe(false);
  });

  it('only when taking it apart would change nothing either', () => {
    const piece = fc.constantFrom(...HINTS, ': ', '="', 'x', '\\', '"', '/', '@', 'abcdefgh12345', '\n', 'ä', '_', ' ');
    const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    const name = fc.oneof(
      text,
      fc.constantFrom('name', 'value', 'key', 'raw', 'parts', 'file', 'bytes', 'tokens', 'text'),
    );
    const value = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.constantFrom(null, true, 1.5),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(name, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(value, (body) => {
        const json = JSON.stringify(body);
        if (clean(json)) expect(takenApart(json)).toBe(json);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the reader of strings', () => {
  const hintIn = (text: string): boolean => {
    const bytes = Buffer.from(JSON.stringify(text));
    const reader = new HintReader(bytes);
    expect(reader.read(1)).toBe(bytes.length - 1);
    return reader.hasHint;
  };

  it.each(HINTS)('notices the word %s wherever it stands, in any case', (hint) => {
    for (const length of [0, 1, 2, 15, 16, 22, 23, 24, 25, 99, 100])
      for (const word of [hint, hint.toUpperCase(), `${hint.charAt(0).toUpperCase()}${hint.slice(1)}`]) {
        expect([length, word, hintIn('.'.repeat(length) + word)]).toEqual([length, word, true]);
        expect([length, word, hintIn(`"${'.'.repeat(length)}${word}`)]).toEqual([length, word, true]);
        expect([length, word, hintIn(word + '.'.repeat(length))]).toEqual([length, word, true]);
        expect([length, word, hintIn('.'.repeat(length) + word.slice(1))]).toEqual([length, word, false]);
      }
  });
});

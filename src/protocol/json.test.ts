import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SwitchboardError } from './errors.ts';
import { type Json, parseJson, RawNumber, stringifyJson } from './json.ts';

const refusal = (input: string | Buffer): { code: string; message: string } => {
  try {
    parseJson(input);
  } catch (error) {
    if (error instanceof SwitchboardError) return { code: error.code, message: error.message };
    throw error;
  }
  return { code: 'accepted', message: '' };
};

/** A JSON number in any of the ways it can be written. */
const writtenNumber = fc.stringMatching(/^-?(0|[1-9][0-9]{0,24})(\.[0-9]{1,20})?([eE][-+]?[0-9]{1,3})?$/);

describe('parseJson', () => {
  it('gives what JSON.parse gives for everything a double holds exactly', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__') && !/[eE.]|\d{16}/.test(text));
        expect(parseJson(text)).toEqual(JSON.parse(text));
        expect(parseJson(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('gives back every number as it was written, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(writtenNumber, { minLength: 1 }), (numbers) => {
        const text = `{"a":[${numbers.join(',')}],"b":{"c":${numbers[0]}},"d":"\\ud800 \\" ü"}`;
        expect(stringifyJson(parseJson(text))).toBe(text);
      }),
    );
  });

  it.each([
    ['12345678901234567890', new RawNumber('12345678901234567890')],
    ['1.50', new RawNumber('1.50')],
    ['-0', new RawNumber('-0')],
    ['1e400', new RawNumber('1e400')],
    ['0.25', 0.25],
    ['42', 42],
  ])('reads %s', (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it('reads everything else beside a number that a double would change', () => {
    expect(parseJson(' { "a" : [ 1.0 , true , false , null , [ ] , { } , "\\\\\\"x\\\\" ] , "b\\"" : 2 } ')).toEqual({
      a: [new RawNumber('1.0'), true, false, null, [], {}, '\\"x\\'],
      'b"': 2,
    });
  });

  it.each(['{"a":1,"a":2}', '{"a":1.0,"a":2}', '[{"x":{"a":1,"\\u0061":2}}]'])(
    'refuses a member that an object has twice: %s',
    (text) => {
      expect(refusal(text)).toEqual({
        code: 'INVALID_REQUEST',
        message: 'The JSON text has the member "a" twice in one object. Send it once.',
      });
    },
  );

  it.each(['{"__proto__":{"isAdmin":true}}', '{"x":[1.0,{"__proto__":1}]}', '{"\\u005f_proto__":1}'])(
    'refuses a member that would replace a prototype: %s',
    (text) => {
      expect(refusal(text).code).toBe('INVALID_REQUEST');
    },
  );

  it('keeps the names JavaScript gives a meaning as members of their own', () => {
    const value = parseJson('{"constructor":{"prototype":{"polluted":1.0}},"toString":1,"hasOwnProperty":2}');
    expect(stringifyJson(value)).toBe('{"constructor":{"prototype":{"polluted":1.0}},"toString":1,"hasOwnProperty":2}');
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('refuses what is no JSON, no UTF-8, or begins with a byte order mark', () => {
    expect(refusal('{').code).toBe('PARSE_ERROR');
    expect(refusal(Buffer.from([0x22, 0xff, 0x22])).code).toBe('PARSE_ERROR');
    expect(refusal('\u{feff}1').code).toBe('PARSE_ERROR');
  });

  it('refuses what nests too deep, with a limit of 64 or the one given', () => {
    expect(refusal('['.repeat(64) + ']'.repeat(64)).code).toBe('accepted');
    expect(refusal('['.repeat(65) + ']'.repeat(65)).code).toBe('INVALID_REQUEST');
    expect(() => parseJson('[[[1.0]]]', { maxDepth: 2 })).toThrow('nests deeper than 2 levels');
  });
});

describe('stringifyJson', () => {
  it('writes what JSON.stringify writes when there are no raw numbers', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(stringifyJson(value as Json)).toBe(JSON.stringify(value));
      }),
    );
  });

  it('writes the same beside a raw number: escapes, lone surrogates, nothing for what is undefined', () => {
    const value = { a: 'x"\n\ud800', gone: undefined, b: [null, true, 1.5, {}], 'k"': 'ü' };
    expect(stringifyJson([value, new RawNumber('1.0')])).toBe(`[${JSON.stringify(value)},1.0]`);
  });
});

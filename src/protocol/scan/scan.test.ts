import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SwitchboardError } from '../errors.ts';
import { compilePaths, type Scan, scan } from './index.ts';

const PATHS = compilePaths({
  id: ['id'],
  taskId: ['params.taskId'],
  contextId: ['params.message.contextId'],
  message: ['params.message'],
});

const scanText = (text: string): Scan<(typeof PATHS.names)[number]> => scan(Buffer.from(text), PATHS);

const picked = (text: string): Record<string, string> => {
  const { spans } = scanText(text);
  const bytes = Buffer.from(text);
  return Object.fromEntries(
    Object.entries(spans).map(([name, { start, end }]) => [name, bytes.subarray(start, end).toString()]),
  );
};

const codeOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof SwitchboardError) return error.code;
    throw error;
  }
  return 'accepted';
};

const verdictOfScan = (bytes: Buffer): boolean =>
  codeOf(() => scan(bytes, PATHS, { maxDepth: 100_000 })) === 'accepted';

const verdictOfParse = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('what it finds', () => {
  it('tells where the values at the paths lie, quotes included and white space not', () => {
    const text = ' {"id" : 7 , "params":{"taskId":"t","message": {"contextId":"ü"}}} ';
    expect(picked(text)).toEqual({ id: '7', taskId: '"t"', contextId: '"ü"', message: '{"contextId":"ü"}' });
    expect(scanText(text).value).toEqual({ start: 1, end: Buffer.byteLength(text) - 1 });
  });

  it('finds names in snake case and names written with escapes', () => {
    expect(picked('{"params":{"task_id":"t","message":{"\\u0063ontext\\u005fid":"c"}}}')).toMatchObject({
      taskId: '"t"',
      contextId: '"c"',
    });
  });

  it('takes nothing from other places, even when the names are the same', () => {
    expect(picked('{"x":{"id":1},"params":{"id":2,"parts":[{"taskId":"no"}],"ids":3},"i":4,"idd":5}')).toEqual({});
    expect(picked('{"params":[{"taskId":"no"}]}')).toEqual({});
  });

  it.each([
    ['{"params":{"taskId":"a","taskId":"b"}}', 'params.taskId'],
    ['{"params":{"taskId":"a","task_id":"a"}}', 'params.taskId'],
    ['{"params":{"task_id":"a","\\u0074askId":"a"}}', 'params.taskId'],
    ['{"id":1,"params":{},"id":1}', 'id'],
    ['{"params":{},"params":{}}', 'params'],
    ['{"params":{"taskId":"a","taskId":"b"},"id":1,"id":1}', 'id'],
  ])('notices a member that is given twice: %s', (text, repeated) => {
    expect(scanText(text).repeated).toBe(repeated);
  });

  const STRICT = compilePaths({ taskId: ['params.taskId'] }, { noticeLookAlikes: true });

  it.each([
    ['{"params":{"TaskId":"t"}}', 'TaskId'],
    ['{"params":{"TASK_ID":"t"}}', 'TASK_ID'],
    ['{"params":{"taskId":"t","\\u0054askId":"t"}}', 'TaskId'],
    ['{"params":{"ta\u017fkId":"t"}}', 'ta\u017fkId'],
    ['{"params":{"tas\u212aId":"t"}}', 'tas\u212aId'],
    ['{"Params":{"taskId":"t"}}', 'Params'],
    ['{"params":{"taskId":"t","task-id":1,"taskIds":1,"x":{"TaskId":1}},"TaskId":1}', undefined],
  ])('notices a name in the wrong case when asked to: %s', (text, lookAlike) => {
    expect(scan(Buffer.from(text), STRICT).lookAlike).toBe(lookAlike);
    expect(scanText(text).lookAlike).toBeUndefined();
  });

  it('does not take the same name in two objects for a repetition', () => {
    const { repeated } = scanText('{"taskId":"1","params":{"taskId":"2","message":{"taskId":"3"}}}');
    expect(repeated).toBeUndefined();
  });

  it('counts the members of all objects', () => {
    expect(scanText('{"a":{"b":[{"c":1},{"c":2,"c":3}]}}').members).toBe(5);
  });

  it.each([
    ['12345678901234567890', true],
    ['1.50', true],
    ['1.0', true],
    ['-0', true],
    ['1e5', true],
    ['1e999', true],
    ['0.1', false],
    ['-17', false],
    ['999999999999999', false],
    ['9007199254740993', true],
    ['1.7976931348623157e+308', false],
  ])('tells that %s is changed by a double: %s', (number, changed) => {
    const check = (text: string): boolean => scan(Buffer.from(text), PATHS, { checkNumbers: true }).hasInexactNumber;
    expect(check(`[${number}]`)).toBe(changed);
    expect(check(number)).toBe(changed);
    expect(changed).toBe(JSON.stringify(JSON.parse(number)) !== number);
  });
});

describe('what it accepts', () => {
  it('accepts exactly what JSON.parse accepts: arbitrary values', () => {
    fc.assert(
      fc.property(fc.json(), fc.integer({ min: 0, max: 4 }), (text, indent) => {
        expect(verdictOfScan(Buffer.from(text))).toBe(true);
        expect(verdictOfScan(Buffer.from(JSON.stringify(JSON.parse(text), null, indent)))).toBe(true);
      }),
    );
  });

  it('accepts exactly what JSON.parse accepts: mutated texts', () => {
    const fragments = fc.constantFrom(
      ...'{}[],:"\\/0-+.eEu1tfn \n\t\r\u0000\u001f\u007fé'.split(''),
      'null',
      '\\u00',
      '\\x',
      '1.',
      '.5',
    );
    const mutation = fc.tuple(fc.nat(), fc.nat({ max: 3 }), fragments);
    fc.assert(
      fc.property(fc.json(), fc.array(mutation, { minLength: 1, maxLength: 3 }), (json, mutations) => {
        let text = json;
        for (const [position, removed, added] of mutations) {
          const at = position % (text.length + 1);
          text = text.slice(0, at) + added + text.slice(at + removed);
        }
        const bytes = Buffer.from(text);
        expect(verdictOfScan(bytes)).toBe(verdictOfParse(bytes.toString()));
      }),
      { numRuns: 3000 },
    );
  });

  it('accepts exactly what JSON.parse accepts: special bytes at every place of strings of every length', () => {
    for (const special of [
      '\\n',
      '\\"',
      '\\u12aF',
      '\n',
      '\u0000',
      '\u001f',
      '\\',
      '\\x',
      '"',
      '\u0080',
      '\u{1f600}',
      '\u007f',
    ]) {
      for (const length of [0, 1, 15, 16, 17, 19, 20, 47, 48, 255, 256, 257, 271, 272, 273, 275, 290, 304, 330, 600]) {
        for (const before of [0, 1, length - 1, length].filter((at) => at >= 0 && at <= length)) {
          const text = `["${'a'.repeat(before)}${special}${'b'.repeat(length - before)}",1]`;
          expect([text, verdictOfScan(Buffer.from(text))]).toEqual([text, verdictOfParse(text)]);
        }
      }
    }
  });

  it('accepts exactly what JSON.parse accepts: every prefix of a text with everything in it', () => {
    const text = '{"a":[1,-2.5e+3,0,"x\\u00e9\\n",true,false,null,{}],"longer than a short name":{"b":[]}} ';
    for (let length = 0; length <= text.length; length++) {
      const prefix = text.slice(0, length);
      expect([prefix, verdictOfScan(Buffer.from(prefix))]).toEqual([prefix, verdictOfParse(prefix)]);
    }
  });

  it.each([
    '01',
    '-',
    '+1',
    '.5',
    '1.',
    '1e',
    '1e+',
    '--1',
    '0x1',
    'NaN',
    'Infinity',
    'tru',
    'nulll',
    '1 2',
    '',
    ' ',
    '\v1',
  ])('refuses %j as no JSON', (text) => {
    expect(codeOf(() => scanText(text))).toBe('PARSE_ERROR');
  });

  it('refuses bytes that are not UTF-8, and a byte order mark', () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc0, 0x80, 0x22],
      [0x22, 0xed, 0xa0, 0x80, 0x22],
      [0xef, 0xbb, 0xbf, 0x31],
    ]) {
      expect(codeOf(() => scan(Buffer.from(bytes), PATHS))).toBe('PARSE_ERROR');
    }
  });

  it('reads a text that lies in the middle of a bigger buffer', () => {
    const buffer = Buffer.from('"x"{"id":1}"y"');
    for (let shift = 0; shift < 4; shift++) {
      const shifted = Buffer.concat([Buffer.alloc(shift), buffer]).subarray(shift + 3, shift + 11);
      expect(scan(shifted, PATHS).spans).toEqual({ id: { start: 6, end: 7 } });
    }
  });

  it('says where a text is malformed, and nothing of what stands there', () => {
    expect(() => scanText('{"secret": oops}')).toThrow('The text is not valid JSON: it is malformed at byte 11.');
    expect(() => scanText('{"secret": 1')).toThrow('The text is not valid JSON: it ends too early.');
  });
});

describe('what an attacker cannot do', () => {
  it('nests 64 levels deep, and no deeper', () => {
    expect(codeOf(() => scanText(nested(64)))).toBe('accepted');
    expect(codeOf(() => scanText(nested(65)))).toBe('INVALID_REQUEST');
    expect(codeOf(() => scanText('{"a":'.repeat(65)))).toBe('INVALID_REQUEST');
    expect(codeOf(() => scan(Buffer.from(nested(3)), PATHS, { maxDepth: 2 }))).toBe('INVALID_REQUEST');
  });

  it('refuses a bomb of a million brackets at once', () => {
    expect(codeOf(() => scanText('['.repeat(1_000_000)))).toBe('INVALID_REQUEST');
  });

  it('takes time linear in the text, whatever escapes and quotes are in it', () => {
    const half = 2_000_000;
    for (const unit of [`${'a'.repeat(40)}\\n`, `${'a'.repeat(300)}\\"`, '\\\\']) {
      const text = `"${unit.repeat(half / unit.length)}${'b'.repeat(half)}"`;
      expect(scanText(text).value.end).toBe(text.length);
    }
  });
});

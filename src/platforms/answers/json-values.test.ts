import { describe, expect, it } from 'vitest';
import type { Json } from '../../protocol/index.ts';
import { byBytes, cuts, responseOf } from '../adapter.fixtures.ts';
import { jsonValues } from './json-values.ts';

async function read(body: string | Buffer[], maxBytes = 10_000): Promise<Json[]> {
  const values: Json[] = [];
  const pieces = typeof body === 'string' ? [Buffer.from(body)] : body;
  for await (const value of jsonValues(responseOf({ body: pieces }), maxBytes)) values.push(value);
  return values;
}

const A = { text: 'brackets ]} and "quotes\\" — ä 🙂', list: [[], {}] };
const VALUES: Json[] = [A, 'a string', { b: [1, true, null] }];
const texts = VALUES.map((value) => JSON.stringify(value));
const pretty = (value: Json): string => JSON.stringify(value, null, 2);

describe('values of a stream', () => {
  it.each([
    ['line by line', texts.join('\n')],
    ['with line ends of either kind, and blank lines', `\r\n${texts.join('\r\n\r\n')}\r\n`],
    ['behind data:', texts.map((text) => `data: ${text}\n\n`).join('')],
    ['as events with names, ids and comments', texts.map((text) => `: hi\nevent: m\nid: 1\ndata:${text}\n\n`).join('')],
    ['without anything between them', texts.join('')],
    ['with commas between them', texts.join(',\n')],
    ['over several lines each', VALUES.map(pretty).join('\n')],
    [
      'over several lines of data each',
      VALUES.map(
        (value) =>
          `${pretty(value)
            .split('\n')
            .map((line) => `data: ${line}\n`)
            .join('')}\n`,
      ).join(''),
    ],
  ])('are read %s, cut anywhere', async (_, text) => {
    expect(await read(text)).toEqual(VALUES);
    expect(await read(byBytes(text))).toEqual(VALUES);
    for (const pieces of cuts(text)) expect(await read(pieces)).toEqual(VALUES);
  });

  it('may be numbers and words', async () => expect(await read('1 true\nnull,2.5')).toEqual([1, true, null, 2.5]));

  it('may be a list of all of them', async () => expect(await read(pretty(VALUES))).toEqual([VALUES]));

  it('are none in an empty stream', async () => expect(await read(' \n\n')).toEqual([]));
});

describe('a stream is refused', () => {
  it.each([['{"a":'], ['{"a":"b'], ['[{}'], ['data: {"a":\ndata: 1']])('that ends in the middle: %j', (text) =>
    expect(read(text)).rejects.toMatchObject({ terms: { kind: 'truncated' } }),
  );

  it.each([['<html>'], ['{"a" 1}'], ['{"a":"b\nc"}'], [']'], ['{"a":1}}']])('that is no JSON: %j', (text) =>
    expect(read(text)).rejects.toMatchObject({ terms: { kind: 'invalid-answer' } }),
  );

  it.each([[`"${'x'.repeat(200)}"`], [`{\n${'"a":1,\n'.repeat(40)}`]])('with a value that is too large', (text) =>
    expect(read(text, 100)).rejects.toMatchObject({ code: 'UPSTREAM_TOO_LARGE' }),
  );
});

import { createParser } from 'eventsource-parser';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CAPTURED } from './captures.fixtures.ts';
import { SSE_KEEP_ALIVE, SseReader, sseEvent } from './sse.ts';

interface Read {
  events: { data: string; event: string | undefined }[];
  pending: boolean;
}

function read(chunks: (string | Buffer)[], maxEventBytes = 10_000_000): Read {
  const reader = new SseReader({ maxEventBytes });
  const events = chunks
    .flatMap((chunk) => reader.push(Buffer.from(chunk as string)))
    .map(({ data, event }) => ({ data: data.toString(), event }));
  return { events, pending: reader.pending };
}

const dataOf = (...chunks: (string | Buffer)[]): string[] => read(chunks).events.map(({ data }) => data);

/** The chunks of a text that is cut at the given places. */
function cut(bytes: Buffer, places: number[]): Buffer[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, index) => bytes.subarray(start, ends[index] ?? bytes.length));
}

const STREAM = [
  'a2a-js 1.3.0, task event',
  'a2a-js 1.3.0, working event',
  'a2a-js 1.3.0, artifact event',
  'a2a-js 1.3.0, completed event',
] as const;
const EVENTS = STREAM.map((name) => CAPTURED[name]);

describe('SseReader', () => {
  it.each(['\n', '\r\n', '\r'])('reads a captured stream with %j at line ends, cut at every byte', (lineEnd) => {
    const bytes = Buffer.from(EVENTS.map((data) => `data: ${data}${lineEnd}${lineEnd}`).join(''));
    for (let at = 0; at <= bytes.length; at++) {
      expect(dataOf(bytes.subarray(0, at), bytes.subarray(at))).toEqual(EVENTS);
    }
  });

  it('reads everything byte by byte: comments, events, several lines, mixed line ends, UTF-8', () => {
    const text =
      '\u{feff}: ping - 2026\r\n\r\nevent: error\ndata: {"a":"ü\u{1f600}",\rdata:  "b":1}\r\n\r\nid: 7\nretry: 5\nunknown\n\ndata\n\n';
    const bytes = Buffer.from(text);
    const expected = [
      { data: '{"a":"ü\u{1f600}",\n "b":1}', event: 'error' },
      { data: '', event: undefined },
    ];
    expect(read([...bytes].map((byte) => Buffer.from([byte]))).events).toEqual(expected);
    expect(read([bytes]).events).toEqual(expected);
  });

  it('reads what eventsource-parser reads, however the stream is cut', () => {
    const line = fc.oneof(
      fc.constantFrom(
        '',
        ':',
        ': ping',
        'data',
        'data:',
        'data: ',
        'data:  x',
        'event',
        'event: e',
        'event:',
        'datas: n',
        ' data: n',
      ),
      fc.string({ unit: 'binary-ascii' }).map((value) => `data: ${value.replace(/[\r\n]/g, '')}`),
      fc.string({ unit: 'grapheme' }).map((value) => `data:${value.replace(/[\r\n]/g, '')}`),
    );
    // Stated differences: it takes the bytes of a byte order mark for one only in Latin-1, and waits for what follows a final CR.
    const stream = fc
      .array(fc.tuple(line, fc.constantFrom('\n', '\r\n', '\r')))
      .map((lines) => `${lines.flat().join('')}: end\n`);
    fc.assert(
      fc.property(stream, fc.array(fc.nat()), (text, places) => {
        const expected: Read['events'] = [];
        createParser({ onEvent: ({ data, event }) => expected.push({ data, event }) }).feed(text);
        expect(read(cut(Buffer.from(text), places)).events).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('hands out slices of the chunk, without copying', () => {
    const chunk = Buffer.from('data: abc\n\ndata:def\r\n\r\n');
    const events = new SseReader({ maxEventBytes: 100 }).push(chunk);
    expect(events.map(({ data }) => data.buffer === chunk.buffer)).toEqual([true, true]);
    expect(events.map(({ data }) => data.byteOffset - chunk.byteOffset)).toEqual([6, 16]);
  });

  it('keeps one data line after another within a chunk apart from the next event', () => {
    expect(dataOf('data: 1\ndata: 2\n\ndata: 3\n\n')).toEqual(['1\n2', '3']);
  });

  it('drops a byte order mark only at the front of the stream', () => {
    expect(dataOf('\u{feff}data: 1\n\n', '\u{feff}data: 2\n\n')).toEqual(['1']);
  });

  it('does not dispatch an event that the stream ends in, and says that one was pending', () => {
    expect(read(['data: 1\n\ndata: 2\n'])).toEqual({ events: [{ data: '1', event: undefined }], pending: true });
    expect(read(['data: 1\n\ndat']).pending).toBe(true);
    expect(read(['data: 1\n\n']).pending).toBe(false);
    expect(read(['data: 1\r']).pending).toBe(true);
    expect(read(['data: 1\n\n: pin']).pending).toBe(false);
  });

  it('refuses an event beyond its limit, in one line, in many, or unfinished', () => {
    const tooLarge = 'The agent sent an event of more than 10 bytes.';
    expect(read(['data: 1234\n\n', 'data: 5678\n\n'], 10).events).toHaveLength(2);
    expect(() => read(['data: 12345\n\n'], 10)).toThrow(tooLarge);
    expect(() => read(['data:1\n', 'data:2\n\n'], 10)).toThrow(tooLarge);
    expect(() => read(['data:', '123456'], 10)).toThrow(tooLarge);
    expect(() => read([': a comment without end'], 10)).toThrow(tooLarge);
  });

  it('does not add up the comments of a quiet stream', () => {
    expect(read([...Array.from({ length: 100 }, () => ': ping\n'), 'data: 1\n\n'], 10).events).toHaveLength(1);
  });

  it('reads an event of 5 MB in small chunks in linear time', () => {
    const data = 'x'.repeat(5_000_000);
    const bytes = Buffer.from(`data: ${data}\n\n`);
    const chunks = Array.from({ length: Math.ceil(bytes.length / 100) }, (_, n) =>
      bytes.subarray(n * 100, n * 100 + 100),
    );
    expect(dataOf(...chunks)[0]?.length).toBe(data.length);
  });

  it('survives empty chunks', () => {
    expect(dataOf('data: 1\r', '', '\n\r', '', '\n', '')).toEqual(['1']);
  });
});

describe('sseEvent', () => {
  it('writes one line of data, and the type before it', () => {
    expect(sseEvent('{"a":1}').toString()).toBe('data: {"a":1}\n\n');
    expect(sseEvent(Buffer.from('ü'), 'error').toString()).toBe('event: error\ndata: ü\n\n');
  });

  it('writes data of several lines line by line', () => {
    expect(sseEvent('1\n2\r\n3\r4').toString()).toBe('data: 1\ndata: 2\ndata: 3\ndata: 4\n\n');
  });

  it('refuses a type with a line break in it', () => {
    expect(() => sseEvent('x', 'a\ndata: forged')).toThrow(RangeError);
    expect(() => sseEvent('x', 'a\rb')).toThrow(RangeError);
  });

  it('writes what a reader reads back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.option(fc.constantFrom('error', 'x'), { nil: undefined }),
        (data, event) => {
          const [read1] = read([sseEvent(data, event)]).events;
          expect(read1).toEqual({ data: data.replace(/\r\n|\r/g, '\n'), event });
        },
      ),
    );
  });

  it('keeps connections open with a comment that no reader sees', () => {
    expect(SSE_KEEP_ALIVE.toString()).toBe(': ping\n\n');
    expect(dataOf(SSE_KEEP_ALIVE)).toEqual([]);
  });
});

import { Worker } from 'node:worker_threads';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { spawnWorker } from '../../store/index.ts';
import type { CallContent } from '../call.ts';
import { aLine, batchOf, readable, silentLog } from '../ledger.fixtures.ts';
import { MAX_REDACTED_BYTES } from './content.ts';
import { createRedactor } from './redactor.ts';

const text = (value: string): Buffer => Buffer.from(value);

/** What the journal gets of contents that come in one turn. */
async function redacted(...contents: CallContent[]) {
  const redactor = createRedactor({ maxContentBytes: 1000 }, silentLog);
  onTestFinished(() => redactor.close());
  const results = await Promise.all(contents.map((content) => redactor.redact(content)));
  return readable(batchOf(results.map((content) => aLine({}, content)))).map(({ content }) => content);
}

describe('what the journal gets of what was said', () => {
  it('is redacted, and each call has its own', async () => {
    expect(
      await redacted(
        { request: text('{"n":1}'), response: [text('{"tok'), text('en":"x"}')], eventTimes: null },
        { request: text(''), response: [text('{\n"r":3}')], eventTimes: null },
      ),
    ).toEqual([
      { request: '{"n":1}', response: '{"token":"[REDACTED]"}', truncated: false },
      { request: '', response: '{\n"r":3}', truncated: false },
    ]);
  });

  it('is the headers beside it, redacted', async () => {
    const headers = {
      request: { authorization: 'Bearer blue-hinge', accept: '*/*' },
      response: [],
      upstream: [],
      upstreamLeftOut: 0,
      secrets: [],
      configured: [],
    };
    const [content] = await redacted({ request: text('1'), response: [text('2')], eventTimes: null, headers });
    expect(content).toMatchObject({ request: '1', response: '2' });
    expect(JSON.parse(content?.headers ?? '')).toMatchObject({
      request: {
        headers: [
          ['authorization', '[REDACTED]'],
          ['accept', '*/*'],
        ],
      },
    });
  });

  it('is a list of events with their times for a stream', async () => {
    const response = [text('{"e":1}'), text('{"token":"x"}')];
    expect(
      await redacted(
        { request: text(''), response, eventTimes: [1, 2.5] },
        { request: text(''), response: [text('{"error":1}')], eventTimes: null },
      ),
    ).toMatchObject([
      { response: '[{"at_ms":1,"event":{"e":1}},{"at_ms":2.5,"event":{"token":"[REDACTED]"}}]' },
      { response: '{"error":1}' },
    ]);
  });

  it('is a note only of a body too long to be redacted', async () => {
    const request = Buffer.alloc(MAX_REDACTED_BYTES + 1, 0x20);
    expect(await redacted({ request, response: [text('1')], eventTimes: null })).toEqual([
      { request: `{"truncated":true,"bytes":${MAX_REDACTED_BYTES + 1},"text":""}`, response: '1', truncated: true },
    ]);
  });

  it('is the events of a very long stream up to where they become too long to be redacted', async () => {
    const half = text(JSON.stringify('x'.repeat(10)));
    const response = [half, Buffer.alloc(MAX_REDACTED_BYTES), half];
    expect(await redacted({ request: text(''), response, eventTimes: [1, 2, 3] })).toEqual([
      {
        request: '',
        response: '[{"at_ms":1,"event":"xxxxxxxxxx"},{"at_ms":2,"event":{"truncated":true}}]',
        truncated: true,
      },
    ]);
  });
});

it('a thread that dies costs what was said in the calls it had, and no more', async () => {
  const logged: unknown[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void logged.push(JSON.parse(line)) });
  const dying = () => new Worker('throw new Error("out of memory")', { eval: true });
  const living = (workerData: unknown) => spawnWorker(import.meta.url, 'redactor-thread', { workerData });
  const threads = [dying, living];
  const redactor = createRedactor({ maxContentBytes: 1000 }, log, (data) => (threads.shift() ?? living)(data));
  onTestFinished(() => redactor.close());
  const content = { request: text('{"token":"x"}'), response: [text('{"a"'), text(':1}')], eventTimes: null };
  const said = async () => readable(batchOf([aLine({}, await redactor.redact(content))]))[0]?.content;

  expect(await said()).toEqual({
    request: '{"truncated":true,"bytes":13,"text":""}',
    response: '{"truncated":true,"bytes":7,"text":""}',
    truncated: true,
  });
  expect(logged).toMatchObject([{ msg: expect.stringContaining('could not be redacted') }]);
  expect(await said()).toEqual({ request: '{"token":"[REDACTED]"}', response: '{"a":1}', truncated: false });
});

import { describe, expect, it } from 'vitest';
import type { CallContent } from '../call.ts';
import { redactContent } from './content.ts';

const MAX = 40;
const redacted = (content: CallContent, maxBytes = MAX) => {
  const { request, response, truncated } = redactContent(content, maxBytes);
  return { request: request.toString(), response: response.toString(), truncated };
};
const body = (text: string) => redacted({ request: Buffer.from(text), response: [], eventTimes: null });
const events = (maxBytes: number, ...texts: string[]) => {
  const response = texts.map((text) => Buffer.from(text));
  return redacted({ request: Buffer.alloc(0), response, eventTimes: texts.map((_, index) => index + 0.25) }, maxBytes);
};

describe('what is kept of a body', () => {
  it('is nothing when there was none', () => {
    expect(body('')).toEqual({ request: '', response: '', truncated: false });
  });

  it('is all of it up to the limit', () => {
    const text = JSON.stringify('x'.repeat(MAX - 2));
    expect(body(text)).toEqual({ request: text, response: '', truncated: false });
  });

  it('is its length and its beginning beyond the limit, still as JSON', () => {
    const { request, truncated } = body(JSON.stringify('x'.repeat(MAX - 1)));
    expect(truncated).toBe(true);
    expect(JSON.parse(request)).toEqual({ truncated: true, bytes: MAX + 1, text: `"${'x'.repeat(MAX - 1)}` });
  });

  it('never ends inside a character', () => {
    const { request } = body(JSON.stringify(`${'x'.repeat(MAX - 3)}ü😀`));
    expect(JSON.parse(request).text).toBe(`"${'x'.repeat(MAX - 3)}ü`);
    expect(JSON.parse(body(JSON.stringify(`${'x'.repeat(MAX - 2)}😀`)).request).text).toBe(`"${'x'.repeat(MAX - 2)}`);
  });

  it('is cut only after it was redacted, so that no secret loses its name', () => {
    const { request } = body('{"a":"xxxxxxxxxx","password":"hunter2 and more"}');
    expect(request).not.toContain('hunter2');
    expect(JSON.parse(request).text).toBe('{"a":"xxxxxxxxxx","password":"[REDACTED]');
  });

  it('joins an answer that came in pieces', () => {
    const response = ['{"tok', 'en":"x"}'].map((text) => Buffer.from(text));
    expect(redacted({ request: Buffer.alloc(0), response, eventTimes: null }).response).toBe('{"token":"[REDACTED]"}');
  });
});

describe('what is kept of a stream', () => {
  it('is the array of its events with their times, each redacted', () => {
    expect(events(1000, '{"a":1}', 'ping', '', '{"token":"x"}')).toEqual({
      request: '',
      response:
        '[{"at_ms":0.25,"event":{"a":1}},{"at_ms":1.25,"event":"ping"},{"at_ms":2.25,"event":""},' +
        '{"at_ms":3.25,"event":{"token":"[REDACTED]"}}]',
      truncated: false,
    });
  });

  it('tells times to a microsecond', () => {
    const content = { request: Buffer.alloc(0), response: [Buffer.from('1')], eventTimes: [1234.567_891_2] };
    expect(redacted(content).response).toBe('[{"at_ms":1234.568,"event":1}]');
  });

  it('ends with a note that there was more beyond the limit, and when that began', () => {
    const first = '{"at_ms":0.25,"event":"x"}';
    const second = '{"at_ms":1.25,"event":"x"}';
    const limit = first.length + second.length;
    expect(events(limit, '"x"', '"x"')).toEqual({ request: '', response: `[${first},${second}]`, truncated: false });
    expect(events(limit, '"x"', '"x"', '1', '22')).toEqual({
      request: '',
      response: `[${first},${second},{"at_ms":2.25,"event":{"truncated":true}}]`,
      truncated: true,
    });
  });
});

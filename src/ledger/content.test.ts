import { describe, expect, it } from 'vitest';
import { type RawContent, redactContent } from './content.ts';

const MAX = 40;
const redacted = (content: RawContent) => {
  const { request, response, truncated } = redactContent(content, MAX);
  return { request: request.toString(), response: response.toString(), truncated };
};
const body = (text: string) => redacted({ request: Buffer.from(text), response: [], stream: false });
const events = (...texts: string[]) =>
  redacted({ request: Buffer.alloc(0), response: texts.map((text) => Buffer.from(text)), stream: true });

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
    expect(redacted({ request: Buffer.alloc(0), response, stream: false }).response).toBe('{"token":"[REDACTED]"}');
  });
});

describe('what is kept of a stream', () => {
  it('is the array of its events, each redacted', () => {
    expect(events('{"a":1}', 'ping', '', '{"token":"x"}')).toEqual({
      request: '',
      response: '[{"a":1},"ping","",{"token":"[REDACTED]"}]',
      truncated: false,
    });
  });

  it('is an empty array when no event came', () => {
    expect(events().response).toBe('[]');
  });

  it('ends with a note of what followed beyond the limit', () => {
    const event = JSON.stringify('x'.repeat(18));
    expect(events(event, event)).toEqual({ request: '', response: `[${event},${event}]`, truncated: false });
    expect(events(event, event, '1', '22')).toEqual({
      request: '',
      response: `[${event},${event},{"truncated":true,"events":2,"bytes":3}]`,
      truncated: true,
    });
  });
});

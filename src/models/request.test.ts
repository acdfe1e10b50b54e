import { describe, expect, it } from 'vitest';
import { readModelRequest, upstreamBody } from './request.ts';

const read = (text: string) => readModelRequest(Buffer.from(text), 'chat.completions');
const sent = (text: string, changes: Partial<Parameters<typeof upstreamBody>[1]> = {}): string =>
  upstreamBody(read(text), { upstreamModel: 'real', defaults: {}, drops: [], forceUsage: true, ...changes }).toString();

describe('what a request says to the gateway', () => {
  it('is its model, whether it streams, and whether it wants the usage', () => {
    expect(read('{"model":"gpt","stream":true,"stream_options":{"include_usage":true}}')).toMatchObject({
      model: 'gpt',
      isStream: true,
      wantsUsage: true,
      body: null,
    });
    expect(read('{"model":"a\\u002fb"}')).toMatchObject({ model: 'a/b', isStream: false, wantsUsage: false });
  });

  it('is a trace, in any of three places', () => {
    expect(read('{"model":"m","litellm_trace_id":"t","metadata":{"session_id":"s"}}')).toMatchObject({
      traceRef: 't',
      sessionRef: 's',
    });
    expect(read('{"model":"m","litellm_metadata":{"trace_id":"t"}}')).toMatchObject({
      traceRef: 't',
      sessionRef: null,
    });
  });

  it.each([
    ['[]', 'must be a JSON object'],
    ['{}', 'Name a model'],
    ['{"model":5}', 'Name a model'],
    ['{"model":"a","model":"b"}', 'given twice'],
    ['{"model":', 'JSON'],
  ])('%s is refused', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});

describe('what the provider gets', () => {
  it('are the very bytes, but for the name of the model', () => {
    const text = ' { "model" : "gpt" , "seed":1.0, "messages":[ {"content":"\\u00fc ü"} ] } ';
    expect(sent(text)).toBe(text.replace('"gpt"', '"real"'));
  });

  it('is asked for the usage of a stream', () => {
    expect(sent('{"model":"gpt","stream":true}')).toBe(
      '{"stream_options":{"include_usage":true},"model":"real","stream":true}',
    );
    expect(sent('{"model":"gpt","stream":true}', { forceUsage: false })).toBe('{"model":"real","stream":true}');
    const options = '{"model":"gpt","stream":true,"stream_options":{"include_usage":false,"x":1}}';
    expect(JSON.parse(sent(options))).toMatchObject({ stream_options: { include_usage: true, x: 1 } });
  });

  it('is not told what is the gateway’s, and numbers stay as they were written', () => {
    expect(sent('{"model":"gpt","seed":12345678901234567890,"tags":["a"],"metadata":{"trace_id":"t"}}')).toBe(
      '{"model":"real","seed":12345678901234567890}',
    );
    expect(sent('{"model":"gpt","store":true,"metadata":{"a":"b"}}')).toContain('"metadata":{"a":"b"}');
  });

  it('gets the entry’s parameters where the caller sets none', () => {
    const defaults = { temperature: 0.5, max_tokens: 10 };
    expect(JSON.parse(sent('{"model":"gpt","temperature":1}', { defaults }))).toEqual({
      model: 'real',
      temperature: 1,
      max_tokens: 10,
    });
  });

  it('is told parameters by its own names for them, and otherwise the very bytes', () => {
    const respelling = { max_tokens: 'max_completion_tokens', stream_options: null };
    expect(JSON.parse(sent('{"model":"gpt","max_tokens":9,"stream_options":{}}', { respelling }))).toEqual({
      model: 'real',
      max_completion_tokens: 9,
    });
    expect(sent('{ "model":"gpt" }', { respelling })).toBe('{ "model":"real" }');
  });
});

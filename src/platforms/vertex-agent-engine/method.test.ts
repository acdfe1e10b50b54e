import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../protocol/index.ts';
import { type ScriptedAnswer, SESSION_KEY } from '../adapter.fixtures.ts';
import { lines, turnWith } from './vertex.fixtures.ts';

const engine = (...classMethods: JsonObject[]) => ({ body: { spec: { classMethods } } });
const LANGGRAPH = engine(
  { name: 'query', api_mode: '' },
  { name: 'stream_query', api_mode: 'stream' },
  { name: 'get_state', api_mode: '' },
);
const CHAIN = engine({ name: 'query', api_mode: '', parameters: { properties: { input: {}, config: {} } } });
const OWN = engine({
  name: 'ask',
  api_mode: 'async',
  parameters: { properties: { lang: {}, question: { type: 'string' } }, required: ['question'] },
});

/** What is told of the answers, but for how the conversation is kept. */
async function asked(answers: ScriptedAnswer[], settings: JsonObject = {}, parts: JsonObject[] = [{ text: 'hi' }]) {
  const { told, sent } = turnWith(answers, { session: null, settings, parts });
  const events = (await told()).filter(({ type }) => type !== 'session' && type !== 'progress');
  return { events, request: sent[1] };
}

const dumped = (name: string, kwargs: JsonObject): JsonObject => ({
  lc: 1,
  type: 'constructor',
  id: ['langchain', 'schema', 'messages', name],
  kwargs,
});
const stream = (...values: unknown[]): ScriptedAnswer => ({ body: [Buffer.from(lines(...values))] });
const whole = (artifact: string, parts: JsonObject[], more: object = {}) => ({
  type: 'artifact',
  artifact,
  parts,
  last: true,
  ...more,
});
const DONE = { type: 'done' };

describe('an app of LangGraph', () => {
  it('is streamed in the thread of the conversation, step by step', async () => {
    const { events, request } = await asked([
      LANGGRAPH,
      stream(
        {
          model: { messages: [dumped('AIMessage', { id: 'a', content: 'Let me see.', usage_metadata: usage(1, 2) })] },
        },
        { tools: { messages: [dumped('ToolMessage', { id: 't', content: '42' })] } },
        { model: { messages: [dumped('AIMessage', { id: 'b', content: 'It is 42.', usage_metadata: usage(3, 4) })] } },
        { report: { sum: 42 } },
      ),
    ]);
    expect(request?.url.href).toBe('https://platform.example/base:streamQuery?alt=sse');
    expect(request?.body).toEqual({
      class_method: 'stream_query',
      input: { input: { messages: [['user', 'hi']] }, config: { configurable: { thread_id: SESSION_KEY } } },
    });
    expect(events).toEqual([
      whole('a', [{ text: 'Let me see.' }]),
      whole('b', [{ text: 'It is 42.' }]),
      whole('output-3', [{ data: { sum: 42 } }], { name: 'report' }),
      { type: 'usage', input: 4, output: 6, total: 10 },
      DONE,
    ]);
  });

  it('is asked whole where its method answers so, and tells what was said since its caller spoke', async () => {
    const messages = [
      { type: 'ai', id: 'old', content: 'before' },
      dumped('HumanMessage', { id: 'h', content: 'hi' }),
      dumped('AIMessage', { id: 'new', content: [{ type: 'text', text: 'after' }] }),
    ];
    const { events, request } = await asked([LANGGRAPH, { body: { output: { messages } } }], { class_method: 'query' });
    expect(request?.url.href).toBe('https://platform.example/base:query');
    expect(events).toEqual([whole('new', [{ text: 'after' }]), DONE]);
  });

  it('fails when it stops to ask, as nobody could answer it', async () => {
    const { events } = await asked([LANGGRAPH, stream({ __interrupt__: [{ value: 'Sure?' }] })]);
    expect(events).toEqual([
      { type: 'fail', kind: 'failed', message: expect.stringContaining('no way to hand an answer') },
    ]);
  });

  it('fails when its stream says so', async () => {
    const { events } = await asked([LANGGRAPH, stream({ code: 400, message: 'Exception: no luck\nRequest Data: {}' })]);
    expect(events).toEqual([{ type: 'fail', kind: 'failed', message: 'no luck' }]);
  });
});

const usage = (input_tokens: number, output_tokens: number): JsonObject => ({
  input_tokens,
  output_tokens,
  total_tokens: input_tokens + output_tokens,
});

describe('an app of LangChain', () => {
  it('is given its input, and answers with its output', async () => {
    const { events, request } = await asked([CHAIN, { body: { output: { input: 'hi', output: 'hello' } } }]);
    expect(request?.body).toEqual({
      class_method: 'query',
      input: { input: 'hi', config: { configurable: { session_id: SESSION_KEY } } },
    });
    expect(events).toEqual([whole('output', [{ text: 'hello' }]), DONE]);
  });

  it('tells its output, and not what it does on the way', async () => {
    const own = engine({ name: 'stream_query', api_mode: 'stream' });
    const { events } = await asked([own, stream({ actions: [1], messages: [] }, { steps: [1] }, { output: 'hello' })]);
    expect(events).toEqual([whole('output', [{ text: 'hello' }]), DONE]);
  });
});

describe('a class of one’s own', () => {
  it('is given what is said as the argument that it cannot do without', async () => {
    const { events, request } = await asked([OWN, { body: { output: 'hello' } }], {}, [
      { text: 'sum' },
      { data: { a: 1 } },
    ]);
    expect(request?.body).toEqual({ class_method: 'ask', input: { question: 'sum\n{"a":1}' } });
    expect(events).toEqual([{ type: 'delta', artifact: 'text', parts: [{ text: 'hello' }] }, DONE]);
  });

  it('is given what its template says', async () => {
    const input_template = { q: '{{text}}', about: '{{data}}', files: '{{files}}', who: '{{user}}/{{session}}' };
    const parts = [
      { text: 'look' },
      { data: { a: 1 } },
      { raw: 'AAAA', mediaType: 'image/png', filename: 'a.png' },
      { url: 'gs://b/c.pdf', mediaType: 'application/pdf' },
    ];
    const { request } = await asked([OWN, { body: { output: '' } }], { input_template }, parts);
    expect(request?.body).toEqual({
      class_method: 'ask',
      input: {
        q: 'look',
        about: [{ a: 1 }],
        files: [
          { name: 'a.png', mimeType: 'image/png', bytes: 'AAAA' },
          { mimeType: 'application/pdf', uri: 'gs://b/c.pdf' },
        ],
        who: `${'f'.repeat(64)}/${SESSION_KEY}`,
      },
    });
  });

  it.each([
    [{ sum: 4 }, [whole('output-1', [{ data: { sum: 4 } }])]],
    [[1, 2], [whole('output-1', [{ data: [1, 2] }])]],
    [null, []],
    ['', []],
  ] as [Json, object[]][])('that returns %j', async (output, expected) => {
    expect((await asked([OWN, { body: { output } }])).events).toEqual([...expected, DONE]);
  });

  it('takes no files that its input has no place for: nothing runs', () =>
    expect(asked([OWN], {}, [{ raw: 'AAAA' }])).rejects.toMatchObject({ terms: { kind: 'unsupported-part' } }));

  it('with several methods must be told which', async () => {
    const several = engine(
      { name: 'a', api_mode: '' },
      { name: 'b', api_mode: 'stream' },
      { name: 'c', api_mode: 'bidi_stream' },
    );
    await expect(asked([several])).rejects.toThrow(/class_method.*: a, b\./s);
    await expect(asked([several], { class_method: 'c' })).rejects.toThrow('It has no "c"');
    expect((await asked([several, stream('x')], { class_method: 'b' })).events.at(-1)).toEqual(DONE);
  });
});

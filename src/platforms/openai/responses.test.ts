import { describe, expect, it } from 'vitest';
import type { JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import { byBytes, cuts, eventsOf, type ScriptedAnswer, scriptedUpstream } from '../adapter.fixtures.ts';
import { openaiAdapter } from './openai-adapter.ts';
import { followByResponses } from './responses-run.ts';

const SSE = { 'content-type': 'text/event-stream; charset=utf-8' };
const SETTINGS: JsonObject = { model: 'gpt', instructions: 'Be brief.' };

const event = (type: string, more: object): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: 1, ...more })}\n\n`;
const created = event('response.created', { response: { id: 'resp_1', status: 'in_progress' } });
const delta = (text: string) =>
  event('response.output_text.delta', { item_id: 'msg_1', output_index: 0, content_index: 0, delta: text });
const message = (text: string, annotations: object[] = []) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  content: [{ type: 'output_text', text, annotations }],
});
const USAGE = {
  input_tokens: 5,
  input_tokens_details: { cached_tokens: 1 },
  output_tokens: 2,
  output_tokens_details: { reasoning_tokens: 1 },
  total_tokens: 7,
};
const response = (status: string, more: object = {}) => ({ id: 'resp_1', object: 'response', status, ...more });
const ended = (status: string, more: object = {}) =>
  event(`response.${status}`, { response: response(status, { usage: USAGE, ...more }) });

const HELLO =
  created +
  delta('Hel') +
  delta('lo ✓') +
  event('response.output_text.done', { item_id: 'msg_1', text: 'Hello ✓' }) +
  event('response.output_item.done', { output_index: 0, item: message('Hello ✓') }) +
  ended('completed', { output: [message('Hello ✓')] });

const USED: UpstreamEvent = { type: 'usage', input: 5, output: 2, total: 7, cached: 1, reasoning: 1 };
const SAID: UpstreamEvent[] = [
  { type: 'progress' },
  { type: 'delta', artifact: 'msg_1', parts: [{ text: 'Hel' }] },
  { type: 'delta', artifact: 'msg_1', parts: [{ text: 'lo ✓' }] },
  { type: 'artifact', artifact: 'msg_1', parts: [{ text: 'Hello ✓' }], last: true },
  USED,
  { type: 'session', handle: { response: 'resp_1' } },
  { type: 'done' },
];

const asked = (text: string | Buffer[], settings = SETTINGS) =>
  scriptedUpstream(settings, [{ headers: SSE, body: typeof text === 'string' ? [Buffer.from(text)] : text }]);
const told = (text: string | Buffer[], settings = SETTINGS) =>
  eventsOf(openaiAdapter.run(asked(text, settings).turn()));

describe('a streamed response, cut anywhere,', () => {
  it('is told piece by piece, then whole, with what it took', async () => {
    expect(await told(HELLO)).toEqual(SAID);
    expect(await told(byBytes(HELLO))).toEqual(SAID);
    for (const pieces of cuts(HELLO.slice(0, 600)))
      expect((await told([...pieces, Buffer.from(HELLO.slice(600))])).length).toBe(SAID.length);
  });

  it('has no end when the stream has none', async () => {
    const types = (await told(HELLO.slice(0, HELLO.indexOf('event: response.completed')))).map(({ type }) => type);
    expect(types).toEqual(['progress', 'delta', 'delta', 'artifact']);
  });
});

it('asks with the instructions, and follows the response before', async () => {
  const { turn, sent } = asked(HELLO, { ...SETTINGS, extra_body: { temperature: 0, model: 'other' } });
  const parts = [
    { text: 'look' },
    { data: { a: 1 } },
    { raw: 'AAAA', mediaType: 'image/png' },
    { raw: 'BBBB', mediaType: 'application/pdf', filename: 'b.pdf' },
    { url: 'https://files.example/c.txt', mediaType: 'text/plain' },
  ];
  await eventsOf(openaiAdapter.run(turn({ parts, session: { response: 'resp_0' } })));
  expect(sent).toEqual([
    {
      method: 'POST',
      url: new URL('https://platform.example/base/responses'),
      headers: { accept: 'text/event-stream' },
      body: {
        temperature: 0,
        model: 'gpt',
        instructions: 'Be brief.',
        input: [
          {
            type: 'message',
            role: 'user',
            content: [
              { type: 'input_text', text: 'look' },
              { type: 'input_text', text: '{"a":1}' },
              { type: 'input_image', image_url: 'data:image/png;base64,AAAA', detail: 'auto' },
              { type: 'input_file', filename: 'b.pdf', file_data: 'data:application/pdf;base64,BBBB' },
              { type: 'input_file', file_url: 'https://files.example/c.txt' },
            ],
          },
        ],
        previous_response_id: 'resp_0',
        stream: true,
        store: true,
        metadata: { a2a_task_id: 'task-1' },
      },
    },
  ]);
});

it('takes a whole response from servers that do not stream', async () => {
  const body = response('completed', { output: [message('Hi', [{ type: 'url_citation', url: 'u' }])] });
  const { turn } = scriptedUpstream(SETTINGS, [{ headers: { 'content-type': 'application/json' }, body }]);
  expect(await eventsOf(openaiAdapter.run(turn()))).toEqual([
    {
      type: 'artifact',
      artifact: 'msg_1',
      parts: [{ text: 'Hi' }],
      last: true,
      metadata: { citations: [{ type: 'url_citation', url: 'u' }] },
    },
    { type: 'session', handle: { response: 'resp_1' } },
    { type: 'done' },
  ]);
});

it('tells images as files', async () => {
  const item = { type: 'image_generation_call', id: 'ig_1', result: 'AAAA' };
  expect(await told(created + ended('completed', { output: [item] }))).toContainEqual({
    type: 'artifact',
    artifact: 'ig_1',
    parts: [{ raw: 'AAAA', mediaType: 'image/png' }],
    last: true,
  });
});

describe('what comes with status 200 and is no success', () => {
  it.each<[string, string, Partial<Extract<UpstreamEvent, { type: 'fail' }>>]>([
    [
      'failed',
      ended('failed', { error: { code: 'server_error', message: 'no luck' } }),
      { kind: 'failed', message: 'no luck' },
    ],
    [
      'an error event',
      event('error', { code: 'server_error', message: 'no luck' }),
      { kind: 'failed', message: 'no luck' },
    ],
    ['incomplete', ended('incomplete', { incomplete_details: { reason: 'max_output_tokens' } }), { kind: 'failed' }],
    ['filtered', ended('incomplete', { incomplete_details: { reason: 'content_filter' } }), { kind: 'rejected' }],
    ['cancelled', ended('cancelled'), { kind: 'canceled' }],
    [
      'refused',
      ended('completed', {
        output: [{ id: 'm', type: 'message', content: [{ type: 'refusal', refusal: 'I will not.' }] }],
      }),
      { kind: 'rejected', message: 'I will not.' },
    ],
  ])('%s', async (_name, stream, failure) => {
    expect((await told(created + stream)).at(-1)).toMatchObject({ type: 'fail', ...failure });
  });
});

describe('what a response asks for', () => {
  const call = { id: 'fc_1', type: 'function_call', call_id: 'call_1', name: 'weather', arguments: '{}' };
  const leave = { id: 'mcpr_1', type: 'mcp_approval_request', server_label: 'git', name: 'push', arguments: '{}' };
  const resume = {
    response: 'resp_1',
    asked: [
      { kind: 'call', id: 'call_1' },
      { kind: 'approval', id: 'mcpr_1' },
    ],
  };

  it('is a question in the task', async () => {
    expect((await told(created + ended('completed', { output: [call, leave] }))).at(-1)).toEqual({
      type: 'need',
      kind: 'input',
      parts: [
        { text: 'The agent asks for the result of "weather".' },
        { data: call },
        { text: 'The agent asks for leave to use "push" of "git".' },
        { data: leave },
      ],
      resume,
    });
  });

  it('is answered by data that names it, else by whatever was said', async () => {
    const answered = async (parts: JsonObject[]) => {
      const { turn, sent } = asked(HELLO);
      await eventsOf(openaiAdapter.run(turn({ parts, resume })));
      return sent[0]?.body;
    };
    const output = (text: string) => ({ type: 'function_call_output', call_id: 'call_1', output: text });
    const approval = { type: 'mcp_approval_response', approval_request_id: 'mcpr_1' };
    expect(await answered([{ text: 'yes, rain' }])).toMatchObject({
      previous_response_id: 'resp_1',
      input: [output('yes, rain'), { ...approval, approve: true }],
    });
    expect(await answered([{ text: 'never' }])).toMatchObject({
      input: [output('never'), { ...approval, approve: false, reason: 'never' }],
    });
    const both = [
      { data: { call_id: 'call_1', output: { c: 7 } } },
      { data: { approval_request_id: 'mcpr_1', approve: true } },
    ];
    expect(await answered(both)).toMatchObject({ input: [output('{"c":7}'), { ...approval, approve: true }] });
    await expect(answered([{ raw: 'AAAA' }])).rejects.toMatchObject({ terms: { kind: 'unsupported-part' } });
  });

  it('is answered for a caller who goes past it: nothing may follow a response that waits', async () => {
    const events = await told(created + ended('completed', { output: [call] }));
    expect(events).toContainEqual({
      type: 'session',
      handle: { response: 'resp_1', asked: [{ kind: 'call', id: 'call_1' }] },
    });
    const { turn, sent } = asked(HELLO);
    const session = { response: 'resp_1', asked: [{ kind: 'call', id: 'call_1' }] };
    await eventsOf(openaiAdapter.run(turn({ session })));
    expect(sent[0]?.body).toMatchObject({
      previous_response_id: 'resp_1',
      input: [{ type: 'function_call_output', call_id: 'call_1' }, { type: 'message' }],
    });
  });
});

describe('a response in the background', () => {
  const settings = { ...SETTINGS, background: true };

  it('tells how far it was told, behind everything that it tells', async () => {
    const run: UpstreamEvent = { type: 'run', handle: { response: 'resp_1', after: 1 } };
    const [, first, second, whole, ...end] = SAID;
    expect(await told(HELLO, settings)).toEqual([run, first, run, second, run, whole, run, ...end]);
  });

  it('is followed from where it was told last', async () => {
    const rest = HELLO.slice(created.length + delta('Hel').length);
    const { context, sent } = scriptedUpstream(settings, [{ headers: SSE, body: [Buffer.from(rest)] }]);
    const events = await eventsOf(followByResponses({ response: 'resp_1', after: 3 }, context));
    expect(events.filter(({ type }) => type !== 'run')).toEqual(SAID.slice(2));
    expect(sent[0]?.url.href).toBe('https://platform.example/base/responses/resp_1?stream=true&starting_after=3');
  });

  it('is asked for where it cannot be followed', async () => {
    const answers: ScriptedAnswer[] = [
      { status: 400 },
      { body: response('in_progress', { output: [{ ...message('Hel'), status: 'in_progress' }] }) },
      { body: response('completed', { output: [message('Hello')], usage: USAGE }) },
    ];
    const { context, sent } = scriptedUpstream(settings, answers);
    const under = await eventsOf(followByResponses({ response: 'resp_1', after: 3 }, context));
    expect(under).toEqual([{ type: 'run', handle: { response: 'resp_1' } }]);
    expect(await eventsOf(followByResponses({ response: 'resp_1' }, context))).toEqual([
      { type: 'artifact', artifact: 'msg_1', parts: [{ text: 'Hello' }], last: true },
      USED,
      { type: 'session', handle: { response: 'resp_1' } },
      { type: 'done' },
    ]);
    expect(sent[1]?.url.href).toBe('https://platform.example/base/responses/resp_1');
  });

  it('failed when the platform has forgotten it', async () => {
    const { context } = scriptedUpstream(settings, [{ status: 404 }]);
    expect(await eventsOf(followByResponses({ response: 'resp_1' }, context))).toMatchObject([
      { type: 'fail', kind: 'failed' },
    ]);
  });

  it.each([
    [200, 'canceled'],
    [400, 'requested'],
    [404, 'requested'],
  ])('is cancelled by its id: %i is %s', async (status, outcome) => {
    const { context, sent } = scriptedUpstream(settings, [{ status }]);
    expect(await openaiAdapter.cancel?.({ response: 'resp_1' }, context)).toBe(outcome);
    expect(sent[0]).toMatchObject({
      method: 'POST',
      url: new URL('https://platform.example/base/responses/resp_1/cancel'),
    });
  });
});

it.each<[number, object, string]>([
  [401, {}, 'unauthorized'],
  [404, { code: 'model_not_found' }, 'not-found'],
  [400, { code: 'previous_response_not_found' }, 'session-gone'],
  [404, { param: 'previous_response_id' }, 'session-gone'],
  [400, { code: 'content_filter' }, 'rejected'],
  [400, { code: 'invalid_prompt', message: 'secret place' }, 'failed'],
  [429, {}, 'rate-limited'],
])('takes status %i with %j for %s', async (status, error, kind) => {
  const { turn } = scriptedUpstream(SETTINGS, [{ status, body: { error } as never, headers: { 'retry-after': '7' } }]);
  const failing = eventsOf(openaiAdapter.run(turn()));
  await expect(failing).rejects.toMatchObject({ terms: { kind, retryAfterSeconds: 7 } });
  await expect(failing).rejects.not.toThrow('secret place');
});

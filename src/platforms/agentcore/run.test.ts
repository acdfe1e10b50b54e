import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Json, JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import { byBytes, cuts, eventsOf, type ScriptedAnswer, SESSION_KEY, scriptedUpstream } from '../adapter.fixtures.ts';
import { agentCoreAdapter } from './agentcore-adapter.ts';
import { STRANDS, STREAM_ERROR, STRINGS } from './captures.fixtures.ts';

const ARN = 'arn:aws:bedrock-agentcore:us-west-2:123456789012:runtime/my_agent-AbCdEf1234';
const SETTINGS: JsonObject = { agent_runtime_arn: ARN };
const SSE = { 'content-type': 'text/event-stream; charset=utf-8' };

const answering = (answer: ScriptedAnswer, settings: JsonObject = {}) =>
  scriptedUpstream({ ...SETTINGS, ...settings }, [answer]);
/** What comes behind the run's handle. */
async function told(answer: ScriptedAnswer, settings: JsonObject = {}): Promise<UpstreamEvent[]> {
  const [run, ...events] = await eventsOf(agentCoreAdapter.run(answering(answer, settings).turn()));
  expect(run).toMatchObject({ type: 'run' });
  return events;
}
const streamed = (body: string | (Buffer | Error)[], settings: JsonObject = {}): Promise<UpstreamEvent[]> =>
  told({ headers: SSE, body: typeof body === 'string' ? [Buffer.from(body)] : body }, settings);
const answered = (body: Json, settings: JsonObject = {}): Promise<UpstreamEvent[]> =>
  told({ headers: { 'content-type': 'application/json' }, body }, settings);
const events = (...data: unknown[]): string => data.map((one) => `data: ${JSON.stringify(one)}\n\n`).join('');

const delta = (text: string, artifact = 'message-1'): UpstreamEvent => ({ type: 'delta', artifact, parts: [{ text }] });
const whole = (text: string, artifact: string): UpstreamEvent => ({
  type: 'artifact',
  artifact,
  parts: [{ text }],
  last: true,
});
const DONE: UpstreamEvent = { type: 'done' };

const TOLD_STRANDS: UpstreamEvent[] = [
  delta('Let me '),
  delta('löok. '),
  { type: 'usage', input: 10, output: 5, total: 15 },
  whole('Let me löok. ', 'message-1'),
  delta('It is ', 'message-2'),
  delta('noon.', 'message-2'),
  { type: 'usage', input: 20, output: 10, total: 30 },
  whole('It is noon.', 'message-2'),
  DONE,
];

const LONG = 1_000;

describe('what runtimes really streamed, cut anywhere,', () => {
  it.each([
    ['pieces of text', STRINGS, [delta('hel'), delta('lo'), DONE]],
    ['a Strands agent, each piece once', STRANDS, TOLD_STRANDS],
    ['a failure in mid-stream', STREAM_ERROR, [delta('Hel'), { type: 'fail', kind: 'failed', message: 'boom' }]],
  ] as [string, string, UpstreamEvent[]][])('tells %s', async (_what, text, expected) => {
    expect(await streamed(text)).toEqual(expected);
    expect(await streamed(byBytes(text.replaceAll('\n', '\r\n').trimEnd()))).toEqual(expected);
    const differing: number[] = [];
    // Of the long one, every byte alone is enough.
    for (const pieces of text.length > LONG ? [] : cuts(text))
      if (!isDeepStrictEqual(await streamed(pieces), expected)) differing.push(pieces[0]?.length ?? 0);
    expect(differing).toEqual([]);
  });
});

describe('a stream', () => {
  it('of plain text, which is no JSON, is text', async () => {
    expect(await streamed('data: Hel\n\ndata: {lo\n\ndata:  world')).toEqual([
      delta('Hel'),
      delta('{lo'),
      delta(' world'),
      DONE,
    ]);
  });

  it('may be of lines of JSON', async () => {
    const answer = { headers: { 'content-type': 'application/x-ndjson' }, body: [Buffer.from('"a"\n{"text":"b"}\n')] };
    expect(await told(answer)).toEqual([delta('a'), delta('b'), DONE]);
  });

  it('that ends in the middle of an event, or breaks, is no success', async () => {
    await expect(streamed('data: "a"\n\ndata: {"event":{')).rejects.toMatchObject({ terms: { kind: 'truncated' } });
    await expect(streamed([Buffer.from('data: "a"\n\n'), new Error('reset')])).rejects.toThrow('reset');
  });

  it('that tells each piece in two forms is told once', async () => {
    const pieces = events(
      { event: { contentBlockDelta: { delta: { text: 'a' } } } },
      { data: 'a', delta: { text: 'a' } },
    );
    expect(await streamed(pieces)).toEqual([delta('a'), DONE]);
  });

  it('of Strands’ own events alone is told by those', async () => {
    const pieces = events({ data: 'a' }, { data: 'b' }, { result: 'ab' });
    expect(await streamed(pieces)).toEqual([delta('a'), delta('b'), DONE]);
  });

  it('of what an agent yields as it likes is an answer where it looks like one, else progress', async () => {
    const pieces = events({ text: 'a' }, { step: 1 }, 7, null, { usage: { input_tokens: 1 } }, { result: { x: 1 } });
    expect(await streamed(pieces)).toEqual([
      delta('a'),
      { type: 'progress', data: { step: 1 } },
      { type: 'delta', artifact: 'message-1', parts: [{ data: 7 }] },
      { type: 'usage', input: 1 },
      DONE,
    ]);
  });

  it('is read where the settings point', async () => {
    const pieces = events({ chunk: { t: 'a' } }, { ping: 1 }, { chunk: { t: 'b' } });
    expect(await streamed(pieces, { output_pointer: '/chunk/t' })).toEqual([delta('a'), delta('b'), DONE]);
  });

  it.each([
    ['max_tokens', 'failed', 'The answer was cut off by its length.'],
    ['guardrail_intervened', 'failed', 'The answer was cut off by a guardrail.'],
  ])('that stops for %s is %s, and what was said is kept', async (stopReason, kind, message) => {
    const pieces = events(
      { event: { contentBlockDelta: { delta: { text: 'a' } } } },
      { event: { messageStop: { stopReason } } },
    );
    expect(await streamed(pieces)).toEqual([delta('a'), { type: 'fail', kind, message }]);
  });

  it('that a filter stopped before anything was said is rejected', async () => {
    const [failure] = await streamed(events({ event: { messageStop: { stopReason: 'content_filtered' } } }));
    expect(failure).toMatchObject({ type: 'fail', kind: 'rejected' });
  });
});

describe('an answer in one piece', () => {
  const answer = (...parts: JsonObject[]): UpstreamEvent[] => [
    { type: 'artifact', artifact: 'answer', parts, last: true },
    DONE,
  ];

  it.each<[Json, UpstreamEvent[]]>([
    [{ result: { role: 'assistant', content: [{ text: 'a' }, { text: 'b' }] } }, answer({ text: 'ab' })],
    [
      { result: { stop_reason: 'end_turn', message: { role: 'assistant', content: [{ text: 'a' }] } } },
      answer({ text: 'a' }),
    ],
    [
      { jsonrpc: '2.0', id: 1, result: { kind: 'message', parts: [{ kind: 'text', text: 'a' }] } },
      answer({ text: 'a' }),
    ],
    [{ result: 'a' }, answer({ text: 'a' })],
    [{ response: 'a', status: 'success', error: null }, answer({ text: 'a' })],
    [{ response: ['a', { x: 1 }] }, answer({ text: 'a' }, { data: { x: 1 } })],
    [{ output: { x: 1 } }, answer({ data: { x: 1 } })],
    [{ message: 'a' }, answer({ text: 'a' })],
    [{ completion: 'a' }, answer({ text: 'a' })],
    ['a', answer({ text: 'a' })],
    [{ sum: 4 }, answer({ data: { sum: 4 } })],
    [7, answer({ data: 7 })],
    ['', [DONE]],
  ])('%j is understood', async (body, expected) => expect(await answered(body)).toEqual(expected));

  it('may hold files and data', async () => {
    const content = [
      { text: 'see' },
      { image: { format: 'png', source: { bytes: 'iVBORw0=' } } },
      { document: { format: 'pdf', name: 'a', source: { s3Location: { uri: 's3://b/a.pdf' } } } },
      { json: { sum: 4 } },
      { toolUse: { name: 'x' } },
    ];
    expect(await answered({ result: { role: 'assistant', content } })).toEqual(
      answer(
        { text: 'see' },
        { raw: 'iVBORw0=', mediaType: 'image/png' },
        { url: 's3://b/a.pdf', mediaType: 'application/pdf', filename: 'a' },
        { data: { sum: 4 } },
      ),
    );
  });

  it('tells what the framework counted, wherever that stands', async () => {
    const accumulated_usage = { inputTokens: 3, outputTokens: 2, totalTokens: 5, cacheReadInputTokens: 1 };
    for (const body of [
      { result: { content: 'a', metrics: { accumulated_usage } } },
      { response: 'a', usage: accumulated_usage },
    ])
      expect((await answered(body))[1]).toEqual({ type: 'usage', input: 3, output: 2, total: 5, cached: 1 });
  });

  it('is read where the settings point, and is none where nothing stands there', async () => {
    expect(await answered({ a: { b: ['x'] }, result: 'y' }, { output_pointer: '/a/b/0' })).toEqual(
      answer({ text: 'x' }),
    );
    await expect(answered({ result: 'y' }, { output_pointer: '/a' })).rejects.toMatchObject({
      terms: { kind: 'invalid-answer' },
    });
  });

  it('that only Python can read is none', async () =>
    expect(answered("{'result': AgentResult(stop_reason='end_turn')}")).rejects.toMatchObject({
      terms: { kind: 'invalid-answer' },
    }));

  it.each([
    [{ error: 'boom' }, 'boom'],
    [{ jsonrpc: '2.0', id: 1, error: { code: -32603, message: 'boom' } }, 'boom'],
    [{ status: 'error', response: 'boom' }, 'boom'],
    [{ type: 'error', message: 'boom' }, 'boom'],
    [{ event: 'error', data: 'boom' }, 'boom'],
    [{ force_stop: true, force_stop_reason: 'boom' }, 'boom'],
    [{ error: { code: 7 } }, 'The agent failed on the message, and did not say why.'],
  ])('%j is a failure, although its status was 200', async (body, message) =>
    expect(await answered(body)).toEqual([{ type: 'fail', kind: 'failed', message }]),
  );

  it('that is not JSON is a text or a file', async () => {
    const typed = (type: string, body: string) =>
      told({ headers: { 'content-type': type }, body: [Buffer.from(body)] });
    expect(await typed('text/plain; charset=utf-8', 'hi')).toEqual(answer({ text: 'hi' }));
    expect(await typed('text/html', '<p>')).toEqual(answer({ text: '<p>', mediaType: 'text/html' }));
    expect(await typed('image/png', 'x')).toEqual(answer({ raw: 'eA==', mediaType: 'image/png' }));
    expect(await typed('text/plain', '')).toEqual([DONE]);
    await expect(typed('application/json', '<html>')).rejects.toMatchObject({ terms: { kind: 'invalid-answer' } });
  });
});

describe('a request', () => {
  const sent = async (settings: JsonObject = {}, parts: JsonObject[] = [{ text: 'hello' }]) => {
    const upstream = answering({ body: 'x' }, settings);
    await eventsOf(agentCoreAdapter.run(upstream.turn({ parts })));
    return upstream.sent[0];
  };

  it('names the session by 64 characters, whatever the context is called', async () => {
    const request = await sent();
    expect(request?.url.href).toBe('https://platform.example/base/invocations?qualifier=DEFAULT');
    expect(request?.headers).toEqual({
      accept: 'application/json, text/event-stream',
      'x-amzn-bedrock-agentcore-runtime-session-id': SESSION_KEY,
    });
    expect(request?.body).toEqual({ prompt: 'hello' });
  });

  it('names the endpoint and the user as the settings say', async () => {
    const request = await sent({ qualifier: 'a&b', runtime_user_id: 'gateway/{{user}}' });
    expect(request?.url.search).toBe('?qualifier=a%26b');
    expect(request?.headers).toMatchObject({
      'x-amzn-bedrock-agentcore-runtime-user-id': `gateway/${'f'.repeat(64)}`,
    });
  });

  it('says data as text where its template has no place for it', async () => {
    const parts = [{ text: 'sum' }, { data: { a: 1 } }];
    expect((await sent({}, parts))?.body).toEqual({ prompt: 'sum\n{"a":1}' });
    expect((await sent({ input_template: { q: '{{text}}', data: '{{data}}' } }, parts))?.body).toEqual({
      q: 'sum',
      data: [{ a: 1 }],
    });
  });

  it('holds files where its template has a place for them; elsewhere they are refused before', async () => {
    const input_template = { prompt: '{{text}}', files: '{{files}}', at: '{{session}} {{user}} {{task}}' };
    const parts = [{ raw: 'AAAA', mediaType: 'image/png', filename: 'a.png' }, { url: 'https://x/y' }];
    expect((await sent({ input_template }, parts))?.body).toEqual({
      prompt: '',
      files: [
        { name: 'a.png', mimeType: 'image/png', bytes: 'AAAA' },
        { mimeType: 'application/octet-stream', uri: 'https://x/y' },
      ],
      at: `${SESSION_KEY} ${'f'.repeat(64)} task-1`,
    });
    expect(agentCoreAdapter.limits({ ...SETTINGS, input_template }).inputParts).toContain('raw');
    expect(agentCoreAdapter.limits(SETTINGS).inputParts).toEqual(['text', 'data']);
  });

  it.each([
    [{ output_pointer: 'a' }, 'output_pointer'],
    [{ protocol: 'mcp' }, 'protocol'],
    [{ runtime_user_id: 'a b' }, 'runtime_user_id'],
    [{ cancel_stops_session: 'yes' }, 'cancel_stops_session'],
  ])('is not made with settings that mean nothing: %o', (settings, field) =>
    expect(() => agentCoreAdapter.limits({ ...SETTINGS, ...settings })).toThrow(`litellm_params.${field}`),
  );
});

it.each([
  [400, 'failed'],
  [401, 'unauthorized'],
  [402, 'rate-limited'],
  [403, 'unauthorized'],
  [404, 'not-found'],
  [409, 'busy'],
  [424, 'failed'],
  [429, 'rate-limited'],
  [500, 'failed'],
])('takes a refusal with status %i for %s, and tells nothing of what it says', async (status, kind) => {
  const refusal = told({ status, body: { message: 'Received error (500) from runtime 10.0.0.7' } });
  await expect(refusal).rejects.toMatchObject({ terms: { kind } });
  await expect(refusal).rejects.not.toThrow('10.0.0.7');
});

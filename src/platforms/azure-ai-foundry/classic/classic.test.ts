import { describe, expect, it } from 'vitest';
import type { Json, JsonObject, UpstreamEvent } from '../../../protocol/index.ts';
import { byBytes, cuts, eventsOf, type ScriptedAnswer, scriptedUpstream } from '../../adapter.fixtures.ts';
import { STREAM, STREAM_FAILED } from '../captures.fixtures.ts';
import { foundryAdapter } from '../foundry-adapter.ts';

const SETTINGS: JsonObject = { agent_id: 'asst_1' };
const RUN = { thread: 'thread_1', run: 'run_1' };
const session = { thread: 'thread_1' };

const streamed = (text: string | Buffer[]): ScriptedAnswer => ({
  headers: { 'content-type': 'text/event-stream' },
  body: typeof text === 'string' ? [Buffer.from(text)] : text,
});
const event = (name: string, data: object): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const state = (status: string, more: object = {}): string =>
  event(`thread.run.${status}`, { id: 'run_1', object: 'thread.run', status, ...more });

const scripted = (...answers: ScriptedAnswer[]) => scriptedUpstream(SETTINGS, answers);
/** What is told of a stream in a thread that there is already. */
const told = (text: string | Buffer[], ...more: ScriptedAnswer[]) =>
  eventsOf(foundryAdapter.run(scripted(streamed(text), ...more).turn({ session })));

const SAID: UpstreamEvent[] = [
  { type: 'run', handle: RUN },
  { type: 'delta', artifact: 'msg_2', parts: [{ text: 'Hel' }] },
  { type: 'delta', artifact: 'msg_2', parts: [{ text: 'lo ✓' }] },
  { type: 'artifact', artifact: 'msg_2', parts: [{ text: 'Hello ✓' }], last: true },
  { type: 'run', handle: { ...RUN, after: 'msg_2' } },
  { type: 'usage', input: 5, output: 2, total: 7 },
  { type: 'session', handle: session },
  { type: 'done' },
];

it('tells a run as it streams, however it is cut', async () => {
  expect(await told(STREAM)).toEqual(SAID);
  expect(await told(byBytes(STREAM))).toEqual(SAID);
  for (const pieces of cuts(STREAM)) expect((await told(pieces)).length).toBe(SAID.length);
});

it('fails with the first failure that the stream tells of, however it is cut', async () => {
  const failed = { type: 'fail', kind: 'rate-limited', message: 'slow down' };
  expect((await told(STREAM_FAILED))[1]).toEqual(failed);
  for (const pieces of cuts(STREAM_FAILED)) expect((await told(pieces))[1]).toEqual(failed);
});

it('opens a thread, and sends the message with the run', async () => {
  const { turn, sent } = scriptedUpstream({ ...SETTINGS, instructions: 'Be brief.', api_version: '2025-05-01' }, [
    { body: { id: 'thread_1' } },
    streamed(STREAM),
  ]);
  const parts = [
    { text: 'look' },
    { data: { a: 1 } },
    { raw: 'AAAA', mediaType: 'image/png' },
    { url: 'https://files.example/b.png', mediaType: 'image/png' },
  ];
  expect(await eventsOf(foundryAdapter.run(turn({ parts })))).toEqual([{ type: 'session', handle: session }, ...SAID]);
  expect(sent.map(({ url }) => url.pathname)).toEqual(['/base/threads', '/base/threads/thread_1/runs']);
  expect(sent[1]).toEqual({
    method: 'POST',
    url: new URL('https://platform.example/base/threads/thread_1/runs?api-version=2025-05-01'),
    headers: { accept: 'text/event-stream' },
    body: {
      assistant_id: 'asst_1',
      additional_messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'look' },
            { type: 'text', text: '{"a":1}' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA', detail: 'auto' } },
            { type: 'image_url', image_url: { url: 'https://files.example/b.png', detail: 'auto' } },
          ],
        },
      ],
      additional_instructions: 'Be brief.',
      metadata: { a2a_task_id: 'task-1' },
      stream: true,
    },
  });
});

describe('files', () => {
  it('are handed to the project first, and attached for the tool that takes them', async () => {
    const { turn, sent } = scriptedUpstream({ ...SETTINGS, file_tool: 'code_interpreter' }, [
      { body: { id: 'file_1' } },
      streamed(STREAM),
    ]);
    const parts = [{ raw: 'YTti', mediaType: 'text/csv', filename: 'a"\r\n.csv' }];
    await eventsOf(foundryAdapter.run(turn({ session, parts })));
    expect(sent[0]?.headers).toEqual({ 'content-type': 'multipart/form-data; boundary=switchboard-task-1' });
    const form = [
      '--switchboard-task-1',
      'Content-Disposition: form-data; name="purpose"',
      '',
      'assistants',
      '--switchboard-task-1',
      'Content-Disposition: form-data; name="file"; filename="a___.csv"',
      'Content-Type: text/csv',
      '',
      'a;b',
      '--switchboard-task-1--',
      '',
    ];
    expect(sent[0]?.body).toEqual(Buffer.from(form.join('\r\n')));
    expect(sent[1]?.body).toMatchObject({
      additional_messages: [{ attachments: [{ file_id: 'file_1', tools: [{ type: 'code_interpreter' }] }] }],
    });
  });

  it('elsewhere are refused before anything is sent', async () => {
    const { turn, sent } = scripted();
    const parts = [{ url: 'https://files.example/a.pdf', mediaType: 'application/pdf' }];
    await expect(eventsOf(foundryAdapter.run(turn({ parts })))).rejects.toMatchObject({
      terms: { kind: 'unsupported-part' },
    });
    expect(sent).toEqual([]);
  });

  it('of an answer are fetched; one that is gone loses no answer', async () => {
    const made = { type: 'file_path', text: 'sandbox:/mnt/data/sum.csv', file_path: { file_id: 'f-2' } };
    const gone = { type: 'file_path', text: 'sandbox:/mnt/data/old.csv', file_path: { file_id: 'f-3' } };
    const cited = { type: 'url_citation', url_citation: { url: 'https://docs.example/', title: 'Docs' } };
    const content = [
      { type: 'text', text: { value: 'See.', annotations: [made, gone, cited] } },
      { type: 'image_file', image_file: { file_id: 'f-1' } },
    ];
    const message = { id: 'msg_1', role: 'assistant', content };
    const events = await told(
      event('thread.message.completed', message),
      { headers: { 'content-type': 'application/octet-stream' }, body: [Buffer.from('png')] },
      { headers: { 'content-type': 'text/csv; charset=utf-8' }, body: [Buffer.from('1')] },
      { status: 404 },
    );
    expect(events).toEqual([
      {
        type: 'artifact',
        artifact: 'msg_1',
        parts: [
          { text: 'See.' },
          { raw: 'cG5n', mediaType: 'image/png' },
          { raw: 'MQ==', mediaType: 'text/csv', filename: 'sum.csv' },
        ],
        last: true,
        metadata: { citations: [made, gone, cited], missing_files: ['f-3'] },
      },
    ]);
  });
});

describe('what comes with status 200 and is no success', () => {
  it.each<[string, string, Partial<Extract<UpstreamEvent, { type: 'fail' }>>]>([
    ['failed', state('failed', { last_error: { code: 'server_error', message: 'no luck' } }), { message: 'no luck' }],
    ['failed without a word', state('failed', { last_error: null }), { kind: 'failed' }],
    ['expired', state('expired'), { kind: 'timeout' }],
    ['cut off', state('incomplete', { incomplete_details: { reason: 'max_completion_tokens' } }), { kind: 'failed' }],
    ['canceled', state('cancelled'), { kind: 'canceled' }],
    ['an error event', event('error', { error: { message: 'no luck' } }), { kind: 'failed', message: 'no luck' }],
    ['a bare error', 'event: error\ndata: "no luck"\n\n', { kind: 'failed', message: 'no luck' }],
    ['a question to nobody', state('requires_action', { required_action: { type: 'other' } }), { kind: 'failed' }],
  ])('%s', async (_name, stream, failure) => {
    expect((await told(stream)).at(-1)).toMatchObject({ type: 'fail', ...failure });
  });

  it('a stream that ends early has no end', async () => {
    const types = (await told(STREAM.slice(0, STREAM.indexOf('event: thread.run.completed')))).map(({ type }) => type);
    expect(types).toEqual(['run', 'delta', 'delta', 'artifact', 'run']);
  });
});

describe('what a run asks for', () => {
  const call = { id: 'call_1', type: 'function', function: { name: 'weather', arguments: '{}' } };
  const tool = { id: 'call_2', type: 'mcp', server_label: 'git', name: 'push', arguments: '{}' };
  const asks = (type: string, tool_calls: object[]) =>
    state('requires_action', { required_action: { type, [type]: { tool_calls } } });

  it('is told as the newer agents tell it', async () => {
    const resume = { ...RUN, asked: [{ kind: 'call', id: 'call_1' }] };
    expect(await told(asks('submit_tool_outputs', [call]))).toEqual([
      { type: 'session', handle: RUN },
      {
        type: 'need',
        kind: 'input',
        parts: [
          { text: 'The agent asks for the result of "weather".' },
          { data: { type: 'function_call', call_id: 'call_1', name: 'weather', arguments: '{}' } },
        ],
        resume,
      },
    ]);
    expect((await told(asks('submit_tool_approval', [tool]))).at(-1)).toMatchObject({
      parts: [
        { text: 'The agent asks for leave to use "push" of "git".' },
        { data: { type: 'mcp_approval_request', id: 'call_2', name: 'push', server_label: 'git' } },
      ],
      resume: { ...RUN, asked: [{ kind: 'approval', id: 'call_2' }] },
    });
  });

  it.each<[Json, string, object]>([
    [{ kind: 'call', id: 'call_1' }, 'rain', { tool_outputs: [{ tool_call_id: 'call_1', output: 'rain' }] }],
    [{ kind: 'approval', id: 'call_2' }, 'yes', { tool_approvals: [{ tool_call_id: 'call_2', approve: true }] }],
    [{ kind: 'approval', id: 'call_2' }, 'no!', { tool_approvals: [{ tool_call_id: 'call_2', approve: false }] }],
  ])('%j is answered in the run that waits', async (asked, text, body) => {
    const { turn, sent } = scripted(streamed(STREAM));
    const resume = { ...RUN, asked: [asked] };
    await eventsOf(foundryAdapter.run(turn({ session: RUN, resume, parts: [{ text }] })));
    expect(sent.map(({ url }) => url.pathname)).toEqual(['/base/threads/thread_1/runs/run_1/submit_tool_outputs']);
    expect(sent[0]?.body).toEqual({ ...body, stream: true });
  });

  it('is given up by a caller who goes past it: the thread takes nothing meanwhile', async () => {
    const { turn, sent } = scripted({ body: { status: 'cancelling' } }, streamed(STREAM));
    await eventsOf(foundryAdapter.run(turn({ session: RUN })));
    expect(sent.map(({ url }) => url.pathname)).toEqual([
      '/base/threads/thread_1/runs/run_1/cancel',
      '/base/threads/thread_1/runs',
    ]);
  });
});

describe('a run that goes on', () => {
  const followed = async (...answers: ScriptedAnswer[]) => {
    const { context, sent } = scripted(...answers);
    return { events: await eventsOf(foundryAdapter.resubscribe(RUN, context)), sent };
  };
  const page = (id: string, more: JsonObject = {}): ScriptedAnswer => {
    const content = [{ type: 'text', text: { value: id, annotations: [] } }];
    return { body: { data: [{ id, role: 'assistant', content }], last_id: id, ...more } };
  };

  it('tells nothing while it is under way', async () => {
    for (const status of ['queued', 'in_progress', 'cancelling'])
      expect((await followed({ body: { status } })).events).toEqual([]);
  });

  it('tells everything once it rests, oldest first, page by page', async () => {
    const { events, sent } = await followed(
      { body: { status: 'completed' } },
      page('a', { has_more: true }),
      page('b'),
    );
    expect(events).toEqual([
      { type: 'artifact', artifact: 'a', parts: [{ text: 'a' }], last: true },
      { type: 'artifact', artifact: 'b', parts: [{ text: 'b' }], last: true },
      { type: 'session', handle: session },
      { type: 'done' },
    ]);
    expect(sent.map(({ url }) => url.pathname + url.search)).toEqual([
      '/base/threads/thread_1/runs/run_1?api-version=v1',
      '/base/threads/thread_1/messages?run_id=run_1&order=asc&limit=100&api-version=v1',
      '/base/threads/thread_1/messages?run_id=run_1&order=asc&limit=100&after=a&api-version=v1',
    ]);
  });

  it('tells nothing again that was told whole, even when it asks', async () => {
    const required_action = {
      type: 'submit_tool_outputs',
      submit_tool_outputs: { tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'f', arguments: '' } }] },
    };
    const { context, sent } = scripted({ body: { status: 'requires_action', required_action } }, page('b'));
    const events = await eventsOf(foundryAdapter.resubscribe({ ...RUN, after: 'a' }, context));
    expect(sent[1]?.url.searchParams.get('after')).toBe('a');
    expect(events.at(-1)).toMatchObject({ resume: { ...RUN, after: 'b', asked: [{ kind: 'call', id: 'call_1' }] } });
  });

  it('failed when the platform has forgotten it', async () =>
    expect((await followed({ status: 404 })).events).toMatchObject([{ type: 'fail', kind: 'failed' }]));

  it.each<[ScriptedAnswer, string]>([
    [{ body: { status: 'cancelling' } }, 'requested'],
    [{ body: { status: 'cancelled' } }, 'canceled'],
    [{ status: 400 }, 'requested'],
    [{ status: 404 }, 'requested'],
  ])('asked to stop, with the answer %j: %s', async (answer, outcome) => {
    const { context, sent } = scripted(answer);
    expect(await foundryAdapter.cancel(RUN, context)).toBe(outcome);
    expect(sent[0]?.url.href).toBe('https://platform.example/base/threads/thread_1/runs/run_1/cancel?api-version=v1');
  });
});

it.each<[number, object, string]>([
  [400, { message: "Can't add messages to thread_1 while a run run_0 is active." }, 'busy'],
  [404, { message: "No thread found with id 'thread_1'." }, 'session-gone'],
  [404, { message: "No assistant found with id 'asst_1'." }, 'not-found'],
  [403, { code: 'PermissionDenied' }, 'unauthorized'],
])('takes status %i with %j for %s', async (status, error, kind) => {
  const { turn } = scripted({ status, body: { error } as never });
  await expect(eventsOf(foundryAdapter.run(turn({ session })))).rejects.toMatchObject({ terms: { kind } });
});

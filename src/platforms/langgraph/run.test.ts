import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import { byBytes, cuts, eventsOf, type ScriptedAnswer, scriptedUpstream } from '../adapter.fixtures.ts';
import { INTERRUPT, STREAM, STREAM_ERROR } from './captures.fixtures.ts';
import { langgraphAdapter } from './langgraph-adapter.ts';

const SETTINGS: JsonObject = { assistant_id: 'agent' };
const THREAD = '01234567-89ab-5def-a123-456789abcdef';
const HEADERS = { 'content-location': `/threads/${THREAD}/runs/r-1` };
const RUN = { thread: THREAD, run: 'r-1' };

const streamed = (text: string | Buffer[], ...more: ScriptedAnswer[]) =>
  scriptedUpstream(SETTINGS, [
    { headers: HEADERS, body: typeof text === 'string' ? [Buffer.from(text)] : text },
    ...more,
  ]);
const told = (text: string | Buffer[], ...more: ScriptedAnswer[]): Promise<UpstreamEvent[]> =>
  eventsOf(langgraphAdapter.run(streamed(text, ...more).turn()));

/** One event as the Python server writes it. */
const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
const ai = (id: string, content: unknown, more: object = {}) => ({ type: 'ai', id, content, ...more });
const human = (id: string, content = 'x') => ({ type: 'human', id, content });
const piece = (id: string, content: unknown, more: object = {}) => event('messages', [ai(id, content, more), {}]);
const state = (...messages: object[]) => event('values', { messages });

const CAPTURED: UpstreamEvent[] = [
  { type: 'run', handle: RUN },
  { type: 'run', handle: { ...RUN, after: '0812b314-38e1-4f07-a82a-06e611e59964' } },
  { type: 'delta', artifact: 'run-fake-1', parts: [{ text: 'You ' }] },
  { type: 'delta', artifact: 'run-fake-1', parts: [{ text: 'said: ' }] },
  { type: 'delta', artifact: 'run-fake-1', parts: [{ text: 'hello' }] },
  { type: 'delta', artifact: 'run-fake-1', parts: [{ text: ' (1 msgs)' }] },
  { type: 'artifact', artifact: 'run-fake-1', parts: [{ text: 'You said: hello (1 msgs)' }], last: true },
  { type: 'usage', input: 11, output: 4, total: 15 },
  { type: 'done' },
];

const QUESTION = { question: 'Approve?', options: ['yes', 'no'] };
const INTERRUPTED: UpstreamEvent[] = [
  { type: 'run', handle: RUN },
  { type: 'run', handle: { ...RUN, after: 'bf3e65ef-0816-4364-817c-2b18d588a668' } },
  {
    type: 'need',
    kind: 'input',
    parts: [{ text: 'Approve?' }, { data: QUESTION }],
    resume: { interrupts: ['9f2af0ceb58edf391282082a15ca5f32'] },
  },
];

/** Where a cut changes what is told. */
async function differing(text: string, events: UpstreamEvent[]): Promise<number[]> {
  const places: number[] = [];
  for (const pieces of cuts(text))
    if (!isDeepStrictEqual(await told(pieces), events)) places.push(pieces[0]?.length ?? 0);
  return places;
}

describe('what a real server streamed, cut anywhere,', () => {
  it('is told piece by piece, then whole, with what it took', async () => {
    expect(await told(STREAM)).toEqual(CAPTURED);
    expect(await told(byBytes(STREAM))).toEqual(CAPTURED);
    expect(await told(STREAM.replaceAll('\n', '\r\n').trimEnd())).toEqual(CAPTURED);
  });

  it('is a question when the graph was interrupted', async () => {
    expect(await told(INTERRUPT)).toEqual(INTERRUPTED);
    expect(await differing(INTERRUPT, INTERRUPTED)).toEqual([]);
  });

  it('is a failure with the agent’s message, although its status was 200', async () => {
    const events = await told(STREAM_ERROR);
    expect(events.at(-1)).toEqual({ type: 'fail', kind: 'failed', message: 'model exploded' });
    expect(await told(byBytes(STREAM_ERROR))).toEqual(events);
  });

  it('is no success when it ends in the middle', async () => {
    const pending: ScriptedAnswer = { body: { status: 'running' } };
    const cut = STREAM.slice(0, STREAM.indexOf('event: values\n', STREAM.indexOf('id: 4')));
    expect((await told(cut, pending)).map(({ type }) => type)).toEqual([
      'run',
      'run',
      'delta',
      'delta',
      'delta',
      'delta',
    ]);
    await expect(told(STREAM.slice(0, 300), pending)).rejects.toThrow('ended in the middle of an event');
  });
});

it('asks for a run that goes on without the connection, in the thread of the conversation', async () => {
  const settings: JsonObject = {
    assistant_id: 'agent',
    config: { recursion_limit: 9 },
    context: { tone: 'dry' },
    input_template: { locale: 'en' },
    stream_subgraphs: true,
  };
  const { turn, sent } = scriptedUpstream(settings, [{ headers: HEADERS, body: [Buffer.from(STREAM)] }]);
  await eventsOf(langgraphAdapter.run(turn()));
  expect(sent).toEqual([
    {
      method: 'POST',
      url: new URL(`https://platform.example/base/threads/${THREAD}/runs/stream`),
      headers: { accept: 'text/event-stream' },
      body: {
        assistant_id: 'agent',
        input: { locale: 'en', messages: [{ role: 'user', content: 'hello' }] },
        config: { recursion_limit: 9 },
        context: { tone: 'dry' },
        metadata: { a2a_task_id: 'task-1' },
        if_not_exists: 'create',
        multitask_strategy: 'enqueue',
        on_disconnect: 'continue',
        stream_mode: ['messages-tuple', 'values', 'updates', 'custom'],
        stream_subgraphs: true,
      },
    },
  ]);
});

it('tells only what this run has said, even when it answers a question of an earlier one', async () => {
  const before = [human('h'), ai('old', 'Which one?')];
  const stream = state(...before) + piece('new', 'That one.') + state(...before, ai('new', 'That one.'));
  const events = await told(stream);
  expect(events.filter(({ type }) => type === 'artifact')).toEqual([
    { type: 'artifact', artifact: 'new', parts: [{ text: 'That one.' }], last: true },
  ]);
});

it('tells messages that were not streamed, and none twice that the model has renamed', async () => {
  const final = [human('h'), ai('renamed', 'Hi'), ai('plain', 'there')];
  const events = await told(state(human('h')) + piece('chunk', 'H') + piece('chunk', 'i') + state(...final));
  expect(events.filter(({ type }) => type === 'artifact')).toEqual([
    { type: 'artifact', artifact: 'chunk', parts: [{ text: 'Hi' }], last: true },
    { type: 'artifact', artifact: 'plain', parts: [{ text: 'there' }], last: true },
  ]);
});

it('leaves out what callers, tools and thoughts say, and adds up what the models took', async () => {
  const usage = { input_tokens: 2, output_tokens: 3, total_tokens: 5, input_token_details: { cache_read: 1 } };
  const final = [
    human('h'),
    ai(
      'a',
      [
        { type: 'reasoning', reasoning: 'hm' },
        { type: 'tool_use', name: 'x' },
      ],
      { usage_metadata: usage },
    ),
    { type: 'tool', id: 't', content: '42' },
    ai(
      'b',
      [
        { type: 'text', text: 'It is ' },
        { type: 'text', text: '42.' },
      ],
      {
        usage_metadata: { ...usage, output_token_details: { reasoning: 2 } },
      },
    ),
  ];
  const stream =
    state(human('h')) + event('messages', [{ type: 'tool', id: 't', content: '42' }, {}]) + state(...final);
  expect((await told(stream)).slice(2)).toEqual([
    { type: 'artifact', artifact: 'b', parts: [{ text: 'It is 42.' }], last: true },
    { type: 'usage', input: 4, output: 6, total: 10, cached: 2, reasoning: 2 },
    { type: 'done' },
  ]);
});

it('reads what Python servers write: types of their own, state beside interrupts, heartbeats, an end', async () => {
  const stream =
    ': heartbeat\n\n' +
    event('metadata', { run_id: 'r-1' }) +
    event('values', { messages: [human('h')] }) +
    event('messages', [{ type: 'AIMessageChunk', id: 'a', content: 'Ask' }, {}]) +
    event('values', { messages: [human('h'), ai('a', 'Ask')], __interrupt__: [{ id: 'i', value: 'Sure?' }] }) +
    event('metadata', { status: 'run_done' }) +
    event('end', null);
  expect((await told(stream)).slice(2)).toEqual([
    { type: 'delta', artifact: 'a', parts: [{ text: 'Ask' }] },
    { type: 'artifact', artifact: 'a', parts: [{ text: 'Ask' }], last: true },
    { type: 'need', kind: 'input', parts: [{ text: 'Sure?' }], resume: { interrupts: ['i'] } },
  ]);
});

it('streams what subgraphs say, and takes their state for nobody’s but theirs', async () => {
  const stream =
    state(human('h')) +
    event('messages|sub:1', [ai('s', 'from below'), {}]) +
    state(human('h'), ai('s', 'from below')) +
    event('values|sub:1', { messages: [ai('other', 'no answer')] });
  const events = await told(stream);
  expect(events.slice(2)).toEqual([
    { type: 'delta', artifact: 's', parts: [{ text: 'from below' }] },
    { type: 'artifact', artifact: 's', parts: [{ text: 'from below' }], last: true },
    { type: 'done' },
  ]);
});

it('tells what the graph writes on the way as progress', async () => {
  const stream = state(human('h')) + event('custom', 'searching') + event('custom', { done: 3 }) + state(human('h'));
  expect((await told(stream)).slice(2, 4)).toEqual([
    { type: 'progress', text: 'searching' },
    { type: 'progress', data: { done: 3 } },
  ]);
});

it('tells structured answers as data, unless they are those of an earlier run', async () => {
  const values = { messages: [human('h')], structured_response: { sum: 4 } };
  const data: UpstreamEvent = {
    type: 'artifact',
    artifact: 'structured_response',
    name: 'structured_response',
    parts: [{ data: { sum: 4 } }],
    last: true,
  };
  const written = event('updates', { model: { structured_response: { sum: 4 } } });
  expect(await told(event('values', values) + event('values', values))).not.toContainEqual(data);
  expect(await told(event('values', values) + written + event('values', values))).toContainEqual(data);
});

it('takes the state of a graph without messages for its answer', async () => {
  const events = await told(event('values', { topic: 'x' }) + event('values', { topic: 'x', report: [1] }));
  expect(events.slice(1)).toEqual([
    { type: 'artifact', artifact: 'state', name: 'state', parts: [{ data: { topic: 'x', report: [1] } }], last: true },
    { type: 'done' },
  ]);
});

it('answers a question with data as it is, else with the text', async () => {
  const asked = async (resume: JsonObject, parts: JsonObject[]) => {
    const { turn, sent } = streamed(STREAM);
    await eventsOf(langgraphAdapter.run(turn({ resume, parts })));
    return sent[0]?.body;
  };
  const one = { interrupts: ['i'] };
  const two = { interrupts: ['i', 'j'] };
  expect(await asked(one, [{ text: 'yes' }])).toMatchObject({ command: { resume: 'yes' } });
  expect(await asked(one, [{ text: 'see' }, { data: { decisions: [] } }])).toMatchObject({
    command: { resume: { decisions: [] } },
  });
  expect(await asked(two, [{ text: 'yes' }])).toMatchObject({ command: { resume: { i: 'yes' } } });
  expect(await asked(two, [{ data: { i: 1, j: 2 } }])).toMatchObject({ command: { resume: { i: 1, j: 2 } } });
  expect(await asked(one, [{ text: 'yes' }])).not.toHaveProperty('input');
  await expect(asked(one, [{ raw: 'AAAA' }])).rejects.toMatchObject({ terms: { kind: 'unsupported-part' } });
});

it('calls a run that somebody cancelled cancelled, in either language', async () => {
  for (const error of [
    { error: 'Error', message: 'interrupt' },
    { error: 'UserInterrupt', message: 'User interrupted the run' },
  ])
    expect((await told(event('error', error))).at(-1)).toMatchObject({ type: 'fail', kind: 'canceled' });
});

it('keeps stack traces from callers', async () => {
  const error = { error: 'E', message: 'no luck\n    at run (/srv/app/graph.ts:7:1)\n    at main' };
  expect((await told(event('error', error))).at(-1)).toMatchObject({ message: 'no luck' });
});

it.each([
  [401, '', 'unauthorized'],
  [403, '', 'unauthorized'],
  [404, 'No assistant found for "nope".', 'not-found'],
  [409, '{"detail":"Thread is busy"}', 'busy'],
  [422, 'Thread is already running a task. Wait for it to finish or choose a different multitask strategy.', 'busy'],
  [422, '{"detail":"validation"}', 'failed'],
  [429, '', 'rate-limited'],
  [500, 'Internal Server Error', 'failed'],
])('takes status %i with %j for %s, without repeating its body', async (status, body, kind) => {
  const { turn } = scriptedUpstream(SETTINGS, [{ status, body: [Buffer.from(body)] }]);
  const failing = eventsOf(langgraphAdapter.run(turn()));
  await expect(failing).rejects.toMatchObject({ terms: { kind, message: expect.stringContaining(`HTTP ${status}`) } });
  await expect(failing).rejects.not.toThrow(body || 'nothing');
});

it('refuses an answer that names no run', async () => {
  const { turn } = scriptedUpstream(SETTINGS, [{ body: [Buffer.from(STREAM)] }]);
  await expect(eventsOf(langgraphAdapter.run(turn()))).rejects.toMatchObject({ terms: { kind: 'invalid-answer' } });
});

import { describe, expect, it } from 'vitest';
import type { JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import { byBytes, cuts, eventsOf, scriptedUpstream } from '../adapter.fixtures.ts';
import { sessionOf } from './chat-history.ts';
import { openaiAdapter } from './openai-adapter.ts';

const SSE = { 'content-type': 'text/event-stream' };
const SETTINGS: JsonObject = { model: 'llama', protocol: 'chat', instructions: 'Be brief.' };

const chunk = (delta: object, finish_reason: string | null = null): string =>
  `data: ${JSON.stringify({ id: 'c-1', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`;
const USAGE = { prompt_tokens: 3, completion_tokens: 4, total_tokens: 7, prompt_tokens_details: { cached_tokens: 1 } };
const usage = `data: ${JSON.stringify({ id: 'c-1', choices: [], usage: USAGE })}\n\n`;
const HELLO =
  chunk({ role: 'assistant', content: '' }) +
  chunk({ content: 'Hel' }) +
  chunk({ content: 'lo ✓' }) +
  chunk({}, 'stop') +
  usage;
const MEMORY = [
  { role: 'user', content: 'hello' },
  { role: 'assistant', content: 'Hello ✓' },
];
const SAID: UpstreamEvent[] = [
  { type: 'progress' },
  { type: 'delta', artifact: 'c-1', parts: [{ text: 'Hel' }] },
  { type: 'delta', artifact: 'c-1', parts: [{ text: 'lo ✓' }] },
  { type: 'usage', input: 3, output: 4, total: 7, cached: 1 },
  { type: 'session', handle: { messages: MEMORY } },
  { type: 'done' },
];

const asked = (text: string | Buffer[]) =>
  scriptedUpstream(SETTINGS, [{ headers: SSE, body: typeof text === 'string' ? [Buffer.from(text)] : text }]);
const told = (text: string | Buffer[]) => eventsOf(openaiAdapter.run(asked(text).turn()));

it('tells what the model says piece by piece, however it is cut, and what it took', async () => {
  for (const end of ['data: [DONE]\n\n', '']) {
    expect(await told(HELLO + end)).toEqual(SAID);
    expect(await told(byBytes(HELLO + end))).toEqual(SAID);
  }
  for (const pieces of cuts(HELLO)) expect((await told(pieces)).length).toBe(SAID.length);
});

it('sends what was said before, since models remember nothing', async () => {
  const { turn, sent } = asked(HELLO);
  const parts = [
    { text: 'and this?' },
    { raw: 'AAAA', mediaType: 'image/png' },
    { raw: 'BBBB', mediaType: 'audio/wav' },
  ];
  await eventsOf(openaiAdapter.run(turn({ parts, session: { messages: MEMORY } })));
  expect(sent[0]).toMatchObject({
    url: new URL('https://platform.example/base/chat/completions'),
    body: {
      model: 'llama',
      messages: [
        { role: 'system', content: 'Be brief.' },
        ...MEMORY,
        {
          role: 'user',
          content: [
            { type: 'text', text: 'and this?' },
            { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } },
            { type: 'input_audio', input_audio: { data: 'BBBB', format: 'wav' } },
          ],
        },
      ],
      stream: true,
      stream_options: { include_usage: true },
    },
  });
});

it('keeps no bytes of files and no more than is bearable, oldest turns first', () => {
  const picture = [{ type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } }];
  expect(sessionOf([{ role: 'user', content: picture }])).toEqual({
    messages: [{ role: 'user', content: [{ type: 'text', text: '[A file that was sent here and is not repeated.]' }] }],
  });
  const long = (role: string) => ({ role, content: 'x'.repeat(100_000) });
  const kept = sessionOf([long('user'), long('assistant'), long('user'), { role: 'assistant', content: 'y' }]);
  expect((kept['messages'] as JsonObject[]).map(({ role }) => role)).toEqual(['user', 'assistant']);
});

it('asks for the results of functions, and goes on with them', async () => {
  const stream =
    chunk({
      tool_calls: [{ index: 0, id: 'call_1', type: 'function', function: { name: 'weather', arguments: '' } }],
    }) +
    chunk({ tool_calls: [{ index: 0, function: { arguments: '{"at":"sea"}' } }] }) +
    chunk({}, 'tool_calls');
  const events = await told(stream);
  expect(events.at(-1)).toEqual({
    type: 'need',
    kind: 'input',
    parts: [
      { text: 'The agent asks for the result of "weather".' },
      { data: { type: 'function_call', call_id: 'call_1', name: 'weather', arguments: '{"at":"sea"}' } },
    ],
    resume: { asked: [{ kind: 'call', id: 'call_1' }] },
  });
  const memory = events.find(({ type }) => type === 'session');
  const { turn, sent } = asked(HELLO);
  const session = memory?.type === 'session' ? memory.handle : undefined;
  const resume = { asked: [{ kind: 'call', id: 'call_1' }] };
  await eventsOf(openaiAdapter.run(turn({ parts: [{ data: { c: 7 } }], session, resume })));
  expect(sent[0]?.body).toMatchObject({
    messages: [
      { role: 'system' },
      { role: 'user', content: 'hello' },
      { role: 'assistant', tool_calls: [{ id: 'call_1', function: { name: 'weather', arguments: '{"at":"sea"}' } }] },
      { role: 'tool', tool_call_id: 'call_1', content: '{"c":7}' },
    ],
  });
  const passing = asked(HELLO);
  await eventsOf(openaiAdapter.run(passing.turn({ session })));
  expect(passing.sent[0]?.body).toMatchObject({
    messages: [
      { role: 'system' },
      { role: 'user' },
      { role: 'assistant' },
      { role: 'tool', tool_call_id: 'call_1' },
      { role: 'user', content: 'hello' },
    ],
  });
});

it('takes a whole completion from servers that do not stream', async () => {
  const choices = [{ message: { role: 'assistant', content: 'Hi' }, finish_reason: 'stop' }];
  const body = { id: 'c-1', choices } as never;
  const { turn } = scriptedUpstream(SETTINGS, [{ headers: { 'content-type': 'application/json' }, body }]);
  expect((await eventsOf(openaiAdapter.run(turn()))).map(({ type }) => type)).toEqual([
    'progress',
    'delta',
    'session',
    'done',
  ]);
});

describe('what comes with status 200 and is no success', () => {
  it.each<[string, string, object | undefined]>([
    ['an error in the stream', `data: {"error":{"message":"no luck"}}\n\n`, { kind: 'failed', message: 'no luck' }],
    ['too long an answer', chunk({ content: 'x' }) + chunk({}, 'length'), { kind: 'failed' }],
    ['a filtered answer', chunk({}, 'content_filter'), { kind: 'rejected' }],
    ['a refusal', chunk({ refusal: 'No.' }) + chunk({}, 'stop'), { kind: 'rejected', message: 'No.' }],
  ])('%s', async (_name, stream, failure) => {
    expect((await told(stream)).at(-1)).toMatchObject({ type: 'fail', ...failure });
  });

  it('an answer that breaks off', async () => {
    const types = (await told(`${chunk({ content: 'x' })}data: [DONE]\n\n`)).map(({ type }) => type);
    expect(types).toEqual(['progress', 'delta']);
  });
});

it('describes itself by its model, unless the credentials are refused', async () => {
  const describing = (status: number) => openaiAdapter.describe?.(scriptedUpstream(SETTINGS, [{ status }]).context);
  expect(await describing(404)).toMatchObject({ name: 'llama', skills: [{ id: 'chat' }] });
  await expect(describing(401)).rejects.toMatchObject({ terms: { kind: 'unauthorized' } });
});

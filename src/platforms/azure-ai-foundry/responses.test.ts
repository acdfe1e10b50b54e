import { describe, expect, it } from 'vitest';
import type { JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import { byBytes, cuts, eventsOf, type ScriptedAnswer, scriptedUpstream } from '../adapter.fixtures.ts';
import { RESPONSE_ERROR } from './captures.fixtures.ts';
import { foundryAdapter } from './foundry-adapter.ts';

const SSE = { 'content-type': 'text/event-stream' };
const SETTINGS: JsonObject = { agent_id: 'my-agent' };
const OPENED: ScriptedAnswer = { body: { id: 'conv_1', object: 'conversation' } };

const event = (type: string, more: object, sequence_number = 0): string =>
  `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number, ...more })}\n\n`;
const CREATED = event('response.created', { response: { id: 'resp_1', status: 'in_progress' } });
const completed = (output: object[], more: object = {}): string =>
  event('response.completed', {
    response: { id: 'resp_1', status: 'completed', conversation: { id: 'conv_1' }, output, ...more },
  });
const MESSAGE = { id: 'msg_1', type: 'message', content: [{ type: 'output_text', text: 'Hi', annotations: [] }] };
const HELLO = CREATED + completed([MESSAGE]);

const streamed = (text: string | Buffer[]): ScriptedAnswer => ({
  headers: SSE,
  body: typeof text === 'string' ? [Buffer.from(text)] : text,
});

describe('the first turn of a context', () => {
  it('opens a conversation, and asks the agent in it', async () => {
    const { turn, sent } = scriptedUpstream({ ...SETTINGS, agent_version: '3', instructions: 'Be brief.' }, [
      OPENED,
      streamed(HELLO),
    ]);
    expect(await eventsOf(foundryAdapter.run(turn()))).toEqual([
      { type: 'session', handle: { conversation: 'conv_1' } },
      { type: 'progress' },
      { type: 'artifact', artifact: 'msg_1', parts: [{ text: 'Hi' }], last: true },
      { type: 'session', handle: { conversation: 'conv_1' } },
      { type: 'done' },
    ]);
    expect(sent).toEqual([
      { method: 'POST', url: new URL('https://platform.example/base/openai/v1/conversations'), body: {} },
      {
        method: 'POST',
        url: new URL('https://platform.example/base/openai/v1/responses'),
        headers: { accept: 'text/event-stream' },
        body: {
          agent_reference: { type: 'agent_reference', name: 'my-agent', version: '3' },
          instructions: 'Be brief.',
          metadata: { a2a_task_id: 'task-1' },
          input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hello' }] }],
          conversation: 'conv_1',
          stream: true,
          store: true,
        },
      },
    ]);
  });

  it('refuses nothing that a conversation could be opened for in vain', async () => {
    const { turn, sent } = scriptedUpstream(SETTINGS, []);
    const resume = { asked: [{ kind: 'call', id: 'call_1' }] };
    const asking = eventsOf(foundryAdapter.run(turn({ resume, parts: [{ raw: 'AAAA' }] })));
    await expect(asking).rejects.toMatchObject({ terms: { kind: 'unsupported-part' } });
    expect(sent).toEqual([]);
  });
});

const session = { conversation: 'conv_1' };

/** What is told of a stream in a conversation that is open already. */
const told = (text: string | Buffer[]) =>
  eventsOf(foundryAdapter.run(scriptedUpstream(SETTINGS, [streamed(text)]).turn({ session })));

it('takes an error that arrives with status 200 for a failure, however it is cut', async () => {
  const failed: UpstreamEvent[] = [
    { type: 'progress' },
    { type: 'delta', artifact: 'msg_1', parts: [{ text: 'Hel' }] },
    { type: 'fail', kind: 'failed', message: 'boom' },
  ];
  expect(await told(RESPONSE_ERROR)).toEqual(failed);
  expect(await told(byBytes(RESPONSE_ERROR))).toEqual(failed);
  for (const pieces of cuts(RESPONSE_ERROR)) expect(await told(pieces)).toEqual(failed);
});

describe('consent to use a tool', () => {
  const item = { id: 'oc_1', type: 'oauth_consent_request', consent_link: 'https://login.example/?x=1' };

  it('is asked for, even when the response ends without a word of it', async () => {
    const events = await told(CREATED + event('response.output_item.added', { item }) + completed([]));
    const asked = [{ kind: 'consent', id: 'oc_1' }];
    expect(events.slice(-2)).toEqual([
      { type: 'session', handle: { conversation: 'conv_1', asked } },
      {
        type: 'need',
        kind: 'auth',
        parts: [{ text: expect.stringContaining('https://login.example/?x=1') }, { data: item }],
        resume: { response: 'resp_1', asked },
      },
    ]);
    const incomplete = {
      id: 'resp_1',
      status: 'incomplete',
      output: [item],
      incomplete_details: { reason: 'consent' },
    };
    expect((await told(event('response.incomplete', { response: incomplete }))).at(-1)).toMatchObject({ kind: 'auth' });
  });

  it('is followed by the message once more', async () => {
    const { turn, sent } = scriptedUpstream(SETTINGS, [streamed(HELLO)]);
    const resume = { response: 'resp_1', asked: [{ kind: 'consent', id: 'oc_1' }] };
    await eventsOf(foundryAdapter.run(turn({ session, resume, parts: [{ text: 'go on' }] })));
    expect(sent[0]?.body).toMatchObject({ input: [{ type: 'message', content: [{ text: 'go on' }] }] });
  });
});

it.each([
  ['detached', true, true],
  ['detached', false, false],
  ['always', false, true],
  ['never', true, false],
] as const)(
  'with background: %s, a turn that is detached (%s) goes on by itself: %s',
  async (background, detached, isSo) => {
    const { turn, sent } = scriptedUpstream({ ...SETTINGS, background }, [streamed(HELLO)]);
    const events = await eventsOf(foundryAdapter.run(turn({ session, detached })));
    expect(events.some(({ type }) => type === 'run')).toBe(isSo);
    expect(sent[0]?.body).toHaveProperty('stream', true);
    if (isSo) expect(sent[0]?.body).toHaveProperty('background', true);
    else expect(sent[0]?.body).not.toHaveProperty('background');
  },
);

describe('an agent that knows no background', () => {
  const refusal = (error: JsonObject): ScriptedAnswer => ({ status: 400, body: { error } });
  const UNKNOWN = { code: 'unsupported_parameter', param: 'background', message: 'Not here.' };

  it.each([UNKNOWN, { code: 'invalid_request', message: 'Background mode is not supported by this agent.' }])(
    'answers detached turns on their connection, having said so: %j',
    async (error) => {
      const { turn, sent } = scriptedUpstream(SETTINGS, [refusal(error), streamed(HELLO)]);
      const events = await eventsOf(foundryAdapter.run(turn({ session, detached: true })));
      expect(events.at(-1)).toEqual({ type: 'done' });
      expect(events.some(({ type }) => type === 'run')).toBe(false);
      expect(sent.map(({ body }) => (body as JsonObject)['background'])).toEqual([true, undefined]);
    },
  );

  it('is not asked again where every turn has to go on by itself, or when it refuses something else', async () => {
    for (const [settings, error] of [
      [{ ...SETTINGS, background: 'always' }, UNKNOWN],
      [SETTINGS, { code: 'invalid_request', message: 'No.' }],
    ] as const) {
      const { turn, sent } = scriptedUpstream(settings, [refusal(error)]);
      const asking = eventsOf(foundryAdapter.run(turn({ session, detached: true })));
      await expect(asking).rejects.toMatchObject({ terms: { kind: 'failed' } });
      expect(sent).toHaveLength(1);
    }
  });
});

describe('a response in the background', () => {
  it('is followed and cancelled by its id', async () => {
    const { context, sent } = scriptedUpstream(SETTINGS, [streamed(completed([MESSAGE])), { status: 200 }]);
    const run = { response: 'resp_1', after: 4 };
    expect((await eventsOf(foundryAdapter.resubscribe(run, context))).at(-1)).toEqual({ type: 'done' });
    expect(await foundryAdapter.cancel(run, context)).toBe('canceled');
    expect(sent.map(({ url }) => url.pathname + url.search)).toEqual([
      '/base/openai/v1/responses/resp_1?stream=true&starting_after=4',
      '/base/openai/v1/responses/resp_1/cancel',
    ]);
  });
});

describe('names of agents', () => {
  const referenceFor = async (settings: JsonObject) => {
    const { turn, sent } = scriptedUpstream(settings, [streamed(HELLO)]);
    await eventsOf(foundryAdapter.run(turn({ session })));
    return sent[0];
  };

  it('may hold their version', async () => {
    expect((await referenceFor({ agent_id: 'my-agent:7' }))?.body).toMatchObject({
      agent_reference: { name: 'my-agent', version: '7' },
    });
  });

  it('may stand under another key', async () => {
    const body = (await referenceFor({ ...SETTINGS, agent_reference_key: 'agent' }))?.body;
    expect(body).toMatchObject({ agent: { type: 'agent_reference', name: 'my-agent' } });
    expect(body).not.toHaveProperty('agent_reference');
  });
});

it('asks a hosted agent by the API that it has for itself, one response behind the other', async () => {
  const { turn, sent } = scriptedUpstream({ ...SETTINGS, protocol: 'hosted' }, [streamed(HELLO)]);
  const events = await eventsOf(foundryAdapter.run(turn({ session: { response: 'resp_0' } })));
  expect(events.slice(-2)).toEqual([{ type: 'session', handle: { response: 'resp_1' } }, { type: 'done' }]);
  expect(sent).toEqual([
    {
      method: 'POST',
      url: new URL('https://platform.example/base/agents/my-agent/endpoint/protocols/openai/responses?api-version=v1'),
      headers: {
        accept: 'text/event-stream',
        'foundry-features': 'HostedAgents=V1Preview,AgentEndpoints=V1Preview',
      },
      body: {
        input: [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'hello' }] }],
        metadata: { a2a_task_id: 'task-1' },
        previous_response_id: 'resp_0',
        stream: true,
        store: true,
      },
    },
  ]);
});

it('finds the project below whichever of its addresses was registered', async () => {
  const { turn, sent } = scriptedUpstream(SETTINGS, [streamed(HELLO)]);
  const { upstream } = turn();
  const url = new URL('https://x.services.ai.azure.com/api/projects/p/openai/v1/');
  await eventsOf(foundryAdapter.run(turn({ session, upstream: { ...upstream, url } })));
  expect(sent[0]?.url.href).toBe('https://x.services.ai.azure.com/api/projects/p/openai/v1/responses');
});

it.each<[number, object, string]>([
  [404, { message: "Conversation with id 'conv_1' not found." }, 'session-gone'],
  [400, { code: 'conversation_locked', param: 'conversation' }, 'busy'],
  [404, { code: 'not_found', message: 'Agent my-agent not found' }, 'not-found'],
  [400, { code: 'content_filter' }, 'rejected'],
  [401, {}, 'unauthorized'],
])('takes status %i with %j for %s', async (status, error, kind) => {
  const { turn } = scriptedUpstream(SETTINGS, [{ status, body: { error } as never }]);
  await expect(eventsOf(foundryAdapter.run(turn({ session })))).rejects.toMatchObject({ terms: { kind } });
});

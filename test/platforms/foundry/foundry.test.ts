import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Peer } from '../../peers/listen.ts';
import { startV1Agent } from '../../peers/v1-agent.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { say10 } from '../../support/messages.ts';
import { gatewayTarget } from '../../support/target.ts';
import { type AnyJson, at, rpc, textAt } from '../../support/wire.ts';
import { answerOf, stateOf, wordsOf } from '../support/stage.ts';
import { CLIENT, TENANT } from './fake-entra.ts';
import { API_KEY, type FakeFoundry, PROJECT, startFakeFoundry } from './fake-server.ts';

// What agents of Foundry do that the suite does not ask of every platform.

let upstream: FakeFoundry;
let peer: Peer;
let gateway: TestGateway;

const register = (agent_name: string, agent_id: string, changes: object = {}): Promise<void> =>
  gateway.register({
    agent_name,
    url: upstream.url + PROJECT,
    litellm_params: {
      custom_llm_provider: 'azure_ai',
      agent_id,
      tenant_id: TENANT,
      ...CLIENT,
      authority: `${upstream.url}/entra`,
      token_network: 'loopback',
      ...changes,
    },
  });

beforeAll(async () => {
  peer = await startV1Agent();
  [upstream, gateway] = await Promise.all([startFakeFoundry({ a2a: peer.url }), startGateway()]);
  await Promise.all([
    register('newer', 'echo'),
    register('hosted', 'echo', { protocol: 'hosted' }),
    register('classic', 'asst_1'),
    register('face', 'echo', { protocol: 'a2a' }),
  ]);
});
afterAll(async () => {
  await gateway?.close();
  await upstream?.close();
  await peer?.close();
});
beforeEach(() => void upstream.requests.splice(0));

const sent = async (agent: string, text: string, message: object = {}, configuration?: object): Promise<AnyJson> => {
  const { json } = await rpc(gatewayTarget(gateway, agent), 'SendMessage', say10(text, message, configuration), {
    version: '1.0',
  });
  return at(json, 'result', 'task') ?? json;
};

describe.each(['newer', 'hosted', 'classic'])('a %s agent', (agent) => {
  it.each([
    ['yes', 'approve: true'],
    ['rather not', 'approve: false'],
  ])('asks for leave to use a tool, and takes "%s" for an answer', async (answer, words) => {
    const asked = await sent(agent, 'leave');
    expect([stateOf(asked), wordsOf(asked)]).toEqual([
      'TASK_STATE_INPUT_REQUIRED',
      'The agent asks for leave to use "push" of "git".',
    ]);
    expect(answerOf(await sent(agent, answer, { taskId: at(asked, 'id') }))).toBe(`Resumed with ${words}`);
  });

  it('goes on with the conversation when its caller goes past a question', async () => {
    const asked = await sent(agent, 'ask', { contextId: `past-${agent}` });
    const next = await sent(agent, 'never mind', { contextId: `past-${agent}` });
    expect(stateOf(asked)).toBe('TASK_STATE_INPUT_REQUIRED');
    expect(answerOf(next)).toBe('You said: never mind (2 turns)');
  });

  it('begins a new conversation when the platform has forgotten the old one', async () => {
    const context = { contextId: `forgotten-${agent}` };
    await sent(agent, 'one', context);
    upstream.forget();
    expect(answerOf(await sent(agent, 'two', context))).toBe('You said: two (1 turns)');
  });

  it.each([
    ['explode', 'model exploded'],
    ['short', /incomplete: max_/],
  ])('fails on "%s", whatever status the platform answers with', async (text, words) => {
    const task = await sent(agent, text);
    expect(stateOf(task)).toBe('TASK_STATE_FAILED');
    expect(wordsOf(task)).toMatch(words);
  });

  it('is let in by a key of its resource', async () => {
    const protocol = agent === 'newer' ? 'responses' : agent;
    await register(`keyed-${agent}`, agent === 'classic' ? 'asst_1' : 'echo', { protocol, api_key: API_KEY });
    expect(answerOf(await sent(`keyed-${agent}`, 'hi'))).toBe('You said: hi (1 turns)');
  });
});

describe('a hosted agent', () => {
  const ask = async (method: string, params: object): Promise<AnyJson> =>
    at((await rpc(gatewayTarget(gateway, 'hosted'), method, params, { version: '1.0' })).json, 'result');

  it('works in the background for callers who do not wait, and is cancelled there', async () => {
    const { id } = (await sent('hosted', 'slow slow', {}, { returnImmediately: true })) as { id: string };
    await expect.poll(async () => stateOf(await ask('GetTask', { id })), { interval: 5 }).toBe('TASK_STATE_WORKING');
    expect(stateOf(await ask('CancelTask', { id }))).toBe('TASK_STATE_CANCELED');
    expect(upstream.last()).toMatchObject({ background: true });
    expect(upstream.requests.at(-1)).toMatch(/^POST .*\/endpoint\/protocols\/openai\/responses\/resp_.*\/cancel\?/);
  });
});

describe('a newer agent', () => {
  it('that needs consent asks for it, and hears the message again', async () => {
    const asked = await sent('newer', 'consent');
    expect(stateOf(asked)).toBe('TASK_STATE_AUTH_REQUIRED');
    expect(wordsOf(asked)).toContain('https://consent.example/login?data=1');
    const answered = await sent('newer', 'consent', { taskId: at(asked, 'id') });
    expect(answerOf(answered)).toBe('You said: consent (2 turns)');
  });

  it('cites its sources, and may refuse', async () => {
    const task = await sent('newer', 'cite');
    expect(at(task, 'artifacts', 0, 'metadata', 'citations', 0)).toMatchObject({ url: 'https://docs.example/' });
    expect(stateOf(await sent('newer', 'refuse'))).toBe('TASK_STATE_REJECTED');
  });

  it('works in the background for callers who do not wait, and for no others', async () => {
    await sent('newer', 'hi');
    expect(upstream.last()).not.toHaveProperty('background');
    await sent('newer', 'hi', {}, { returnImmediately: true });
    await expect.poll(() => upstream.last()['background'], { interval: 5 }).toBe(true);
  });

  it('may be named by another key', async () => {
    const other = await startFakeFoundry({ referenceKey: 'agent' });
    onTestFinished(() => other.close());
    const litellm_params = { model: 'azure_ai/agents/echo:3', api_key: API_KEY, agent_reference_key: 'agent' };
    await gateway.register({ agent_name: 'other-key', url: other.url + PROJECT, litellm_params });
    expect(answerOf(await sent('other-key', 'hi'))).toBe('You said: hi (1 turns)');
  });

  it('that is not there is not registered', async () => {
    await expect(register('nobody', 'nobody')).rejects.toThrow('CARD_UNAVAILABLE');
    await expect(register('no-assistant', 'asst_0')).rejects.toThrow('CARD_UNAVAILABLE');
  });
});

describe('a classic agent', () => {
  const file = (filename: string) => ({ raw: 'YTti', mediaType: 'text/csv', filename });

  it('gets files, and hands out those that its tools have made', async () => {
    const task = await sent('classic', '', { parts: [{ text: 'report' }, file('sums.csv')] });
    expect(answerOf(task)).toBe('You said: report file sums.csv (1 turns)');
    expect(at(task, 'artifacts', 0, 'parts', 1)).toEqual({
      raw: 'YTtiCg==',
      mediaType: 'application/octet-stream',
      filename: 'report.csv',
    });
  });

  it('fetches no files: their address is refused before anything runs', async () => {
    const parts = [{ url: 'https://files.example/a.pdf', mediaType: 'application/pdf' }];
    expect(at(await sent('classic', '', { parts }), 'error', 'code')).toBe(-32005);
    expect(upstream.requests).toEqual([]);
  });

  it('fails without a word when the platform says none, and when its run expires', async () => {
    for (const text of ['blank', 'expire']) {
      const task = await sent('classic', text);
      expect(stateOf(task)).toBe('TASK_STATE_FAILED');
      expect(wordsOf(task)).not.toBe('');
    }
  });
});

it('an agent that speaks A2A itself is asked so, with the same token', async () => {
  const task = await sent('face', 'hello');
  expect(textAt(task, 'status', 'state')).toBe('TASK_STATE_COMPLETED');
  expect(upstream.requests).toEqual([`POST /agents/echo/endpoint/protocols/a2a`]);
});

it('one token lets in every agent of a client', () => expect(upstream.entra.issued).toBe(1));

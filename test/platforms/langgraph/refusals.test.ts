import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { say10 } from '../../support/messages.ts';
import { gatewayTarget } from '../../support/target.ts';
import { type AnyJson, at, rpc } from '../../support/wire.ts';
import { type FakeLanggraph, startFakeLanggraph } from './fake-server.ts';

// What administrators and callers get when LangGraph, or what they ask of it, is not as it must be.

const litellm_params = { custom_llm_provider: 'langgraph', assistant_id: 'agent', api_key: 'right' };
let upstream: FakeLanggraph;
let gateway: TestGateway;

beforeAll(async () => {
  [upstream, gateway] = await Promise.all([startFakeLanggraph({ apiKey: 'right' }), startGateway()]);
  await gateway.register({ agent_name: 'agent', url: upstream.url, litellm_params });
});
afterAll(async () => {
  await gateway?.close();
  await upstream?.close();
});

const sent = async (message: object = {}): Promise<AnyJson> => {
  const answer = await rpc(gatewayTarget(gateway, 'agent'), 'SendMessage', say10('hi', message), { version: '1.0' });
  return answer.json;
};

describe('a registration', () => {
  const register = (agent_name: string, changes: object) =>
    gateway.register({ agent_name, url: upstream.url, litellm_params: { ...litellm_params, ...changes } });

  it('with a wrong key is refused, as the platform does not describe the agent', () =>
    expect(register('wrong-key', { api_key: 'wrong' })).rejects.toThrow('CARD_UNAVAILABLE'));

  it('of an assistant that there is not is refused', () =>
    expect(register('no-assistant', { assistant_id: 'nobody' })).rejects.toThrow('CARD_UNAVAILABLE'));

  it('with a setting that means nothing names it', () =>
    expect(register('wrong-setting', { data_parts: 'file' })).rejects.toThrow('litellm_params.data_parts'));
});

it('refuses files in an answer to a question before anything runs', async () => {
  const asked = at(await sent({ parts: [{ text: 'ask' }] }), 'result', 'task');
  const runs = upstream.runs.length;
  const answer = await sent({ taskId: at(asked, 'id'), parts: [{ raw: 'AAAA', mediaType: 'image/png' }] });
  expect(at(answer, 'error', 'code')).toBe(-32005);
  expect(upstream.runs.length).toBe(runs);
});

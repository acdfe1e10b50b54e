import { beforeEach, describe, expect, it } from 'vitest';
import { AGENT_URL, CARD_URL, card10 } from '../../agents/agents.fixtures.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { type AdminBench, BASE, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  for (const agent_name of ['a', 'b', 'c']) await bench.ask('POST', '/v1/agents', { agent_name, url: AGENT_URL });
  return () => bench.app.close();
});

const publish = (path: string, body?: object) => bench.ask('POST', `/v1/agents/${path}`, body);
const hub = async () => {
  const { json, text } = await bench.ask('GET', '/public/agent_hub', undefined, null);
  return { text, urls: (json as unknown as { url: string }[]).map(({ url }) => url) };
};

describe('publishing', () => {
  it('adds one agent, removes one, and is repeatable', async () => {
    await publish('a/make_public');
    const { status, json } = await publish('b/make_public');
    expect([status, json]).toEqual([
      200,
      {
        message: 'Successfully updated public agent groups',
        public_agent_groups: ['id-1', 'id-2'],
        updated_by: 'admin',
      },
    ]);
    expect((await publish('b/make_public')).status).toBe(200);
    const removed = await bench.ask('DELETE', '/v1/agents/a/make_public');
    expect(removed.json.public_agent_groups).toEqual(['id-2']);
  });

  it('replaces the set, empty allowed', async () => {
    await publish('a/make_public');
    expect((await publish('make_public', { agent_ids: ['id-2', 'c'] })).json.public_agent_groups).toEqual([
      'id-2',
      'id-3',
    ]);
    expect((await publish('make_public', { agent_ids: [] })).json.public_agent_groups).toEqual([]);
  });

  it.each([
    ['nobody/make_public', undefined, 404, 'AGENT_NOT_FOUND'],
    ['make_public', { agent_ids: ['nobody'] }, 404, 'AGENT_NOT_FOUND'],
    ['make_public', {}, 400, 'INVALID_PARAMS'],
  ])('refuses %s %o', async (path, body, status, code) => {
    const answer = await publish(path, body);
    expect([answer.status, answer.json.error?.code]).toEqual([status, code]);
  });
});

describe('the hub', () => {
  it('shows the served cards of public, enabled agents whose card needs no key', async () => {
    await publish('make_public', { agent_ids: ['a', 'b', 'c'] });
    await bench.ask('PATCH', '/v1/agents/b', { card_auth: 'key' });
    await bench.ask('PATCH', '/v1/agents/c', { enabled: false });
    const { urls, text } = await hub();
    expect(urls).toEqual([`${BASE}/a2a/a`]);
    expect(text).not.toContain('agent.internal');
  });

  it('is empty while nothing is public', async () => {
    expect((await hub()).text).toBe('[]');
  });

  it('tells what registering an agent asks for', async () => {
    const { json } = await bench.ask('GET', '/public/agents/fields', undefined, null);
    const types = json as unknown as { agent_type: string; credential_fields: { key: string; required: boolean }[] }[];
    const required = types.map(({ agent_type, credential_fields }) => [
      agent_type,
      credential_fields.filter((field) => field.required).map(({ key }) => key),
    ]);
    expect(required).toEqual([
      ['a2a', []],
      ['langgraph', ['assistant_id', 'api_base']],
      ['vertex_agent_engine', ['reasoning_engine_id']],
      ['azure_ai_foundry', ['agent_id', 'api_base']],
      ['bedrock_agentcore', ['agent_runtime_arn']],
      ['pydantic_ai_agents', ['api_base']],
      ['openai', ['model', 'api_base']],
    ]);
  });

  it('tells it in the words of LiteLLM’s forms', async () => {
    const { json } = await bench.ask('GET', '/public/agents/fields', undefined, null);
    const [, langgraph] = json as unknown as { credential_fields: object[] }[];
    expect(langgraph).toMatchObject({
      litellm_params_template: { custom_llm_provider: 'langgraph' },
      model_template: 'langgraph/{assistant_id}',
      use_a2a_form_fields: false,
    });
    expect(langgraph?.credential_fields).toContainEqual({
      key: 'api_key',
      label: 'API key',
      placeholder: null,
      tooltip: 'Sent as x-api-key.',
      required: false,
      field_type: 'password',
      default_value: null,
      include_in_litellm_params: true,
    });
  });

  it('says between which values one chooses', async () => {
    const { json } = await bench.ask('GET', '/public/agents/fields', undefined, null);
    const forms = json as unknown as { credential_fields: { key: string; tooltip: string | null }[] }[];
    const told = forms.flatMap(({ credential_fields }) => credential_fields).find(({ key }) => key === 'token_network');
    expect(told?.tooltip).toMatch(/ One of: public, private, loopback\.$/);
  });
});

describe('POST /v1/a2a/discover', () => {
  const discover = (body: object) => bench.ask('POST', '/v1/a2a/discover', body);

  it('gives the card as the agent has it', async () => {
    const { status, json } = await discover({ url: AGENT_URL });
    expect([status, json]).toEqual([200, { url: AGENT_URL, agent_card: card10(AGENT_URL) }]);
  });

  it('finds the card of a LangGraph assistant', async () => {
    const url = 'http://langgraph.internal';
    bench.world.pages.set(`${url}/.well-known/agent-card.json?assistant_id=a%2Fb`, card10(url));
    const found = await discover({ url, discovery_mode: 'langgraph_platform', params: { assistant_id: 'a/b' } });
    expect(found.status).toBe(200);
    const incomplete = await discover({ url, discovery_mode: 'langgraph_platform' });
    expect(incomplete.json.error).toMatchObject({ code: 'INVALID_PARAMS', param: 'params.assistant_id' });
  });

  it('sends headers along', async () => {
    await discover({ url: AGENT_URL, headers: { authorization: 'Bearer x' } });
    expect(bench.world.requests.at(-1)?.headers['authorization']).toBe('Bearer x');
  });

  it('refuses what is no web address, what the guard refuses, and what is not there', async () => {
    bench.world.classes.set('metadata.internal', new SwitchboardError('ADDRESS_REFUSED', 'a metadata address'));
    bench.world.classes.set('nowhere.internal', new SwitchboardError('UPSTREAM_UNREACHABLE', 'no such host'));
    const code = async (url: string) => (await discover({ url })).json.error?.code;
    expect(await code('file:///etc/passwd')).toBe('INVALID_PARAMS');
    const { json } = await discover({ url: AGENT_URL, headers: { x: 'a\r\nhost: b' } });
    expect(json.error).toMatchObject({ code: 'INVALID_PARAMS', param: 'headers.x' });
    expect(await code('http://metadata.internal')).toBe('ADDRESS_REFUSED');
    expect(await code('http://nowhere.internal')).toBe('UPSTREAM_UNREACHABLE');
    expect(await code('http://empty.internal')).toBe('CARD_UNAVAILABLE');
  });
});

describe('an agent’s card', () => {
  it('is fetched on demand; what changed is told at once and kept', async () => {
    expect((await bench.ask('POST', '/v1/agents/a/refresh_card')).json).toEqual({ changed: false, changes: [] });
    bench.world.pages.set(CARD_URL, card10(AGENT_URL, { description: 'New.' }));
    const changes = [{ path: '/description', before: 'Answers.', after: 'New.' }];
    expect((await bench.ask('POST', '/v1/agents/a/refresh_card')).json).toEqual({ changed: true, changes });
    expect((await bench.ask('GET', '/v1/agents/a/card_changes')).json).toEqual([
      { id: expect.any(String), changed_at: '2025-11-24T16:00:00.000Z', changes },
    ]);
  });

  it('that is gone is told as such', async () => {
    bench.world.pages.clear();
    const { status, json } = await bench.ask('POST', '/v1/agents/a/refresh_card');
    expect([status, json.error?.code]).toEqual([400, 'CARD_UNAVAILABLE']);
  });
});

import { beforeEach, describe, expect, it } from 'vitest';
import { AGENT_URL, CARD_URL, card10 } from '../../agents/agents.fixtures.ts';
import { type AdminBench, BASE, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  return () => bench.app.close();
});

const SECRETS = {
  static_headers: { 'X-Token': 'canary-1' },
  card_headers: { Authorization: 'canary-2' },
  litellm_params: { api_key: 'canary-3', cost_per_query: 0.05, custom: { kept: true } },
};

const create = (agent_name: string, changes: object = {}) =>
  bench.ask('POST', '/v1/agents', { agent_name, url: AGENT_URL, ...changes });

describe('POST /v1/agents', () => {
  it('registers an agent in LiteLLM’s words and answers with LiteLLM’s fields and ours', async () => {
    const { status, json } = await bench.ask('POST', '/v1/agents', {
      agent_name: 'echo',
      agent_card_params: { name: 'Echo', url: AGENT_URL, protocolVersion: '1.0' },
      litellm_params: { custom_llm_provider: 'a2a', cost_per_query: 0.05, anything: [1] },
      rpm_limit: 100,
      extra_headers: ['x-user'],
    });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      agent_id: 'id-1',
      agent_name: 'echo',
      litellm_params: { custom_llm_provider: 'a2a', cost_per_query: 0.05, anything: [1] },
      agent_card_params: { name: 'Echo', url: AGENT_URL, protocolVersion: '1.0' },
      object_permission: null,
      spend: null,
      tpm_limit: null,
      rpm_limit: 100,
      session_tpm_limit: null,
      session_rpm_limit: null,
      static_headers: null,
      extra_headers: ['x-user'],
      access_group_ids: null,
      keys: [],
      created_at: '2025-11-24T16:00:00.000Z',
      updated_at: '2025-11-24T16:00:00.000Z',
      created_by: 'admin',
      updated_by: 'admin',
      enabled: true,
      public: false,
      paused: null,
      source: 'api',
      platform: 'a2a',
      upstream_url: AGENT_URL,
      network: 'loopback',
      interfaces: [
        { url: AGENT_URL, binding: 'JSONRPC', version: '1.0' },
        { url: `${AGENT_URL}/rest`, binding: 'HTTP+JSON', version: '1.0' },
      ],
      card: { name: 'Echo', url: `${BASE}/a2a/echo` },
      card_fetched_at: '2025-11-24T16:00:00.000Z',
      upstream_card: card10(AGENT_URL),
      card_error: null,
    });
  });

  it.each([
    ['no name', { url: AGENT_URL }, 'agent_name'],
    ['a name for no URL', { agent_name: '../x', url: AGENT_URL }, 'agent_name'],
    ['no address', { agent_name: 'x' }, 'url'],
    ['a limit of 0', { agent_name: 'x', url: AGENT_URL, rpm_limit: 0 }, 'rpm_limit'],
    ['a header that is none', { agent_name: 'x', url: AGENT_URL, static_headers: { 'a b': '' } }, 'static_headers.a b'],
    [
      'a platform that nobody knows',
      { agent_name: 'x', url: AGENT_URL, litellm_params: { custom_llm_provider: 'langfuse' } },
      'litellm_params.custom_llm_provider',
    ],
    [
      'an agent of Azure without its name',
      { agent_name: 'x', litellm_params: { custom_llm_provider: 'azure_ai', api_base: AGENT_URL } },
      'litellm_params.agent_id',
    ],
    [
      'credentials without a secret',
      { agent_name: 'x', url: AGENT_URL, credentials: { type: 'basic', username: 'u' } },
      'credentials.password',
    ],
    [
      'a certificate that is none',
      { agent_name: 'x', url: AGENT_URL, client_certificate: { certificate: 'x', private_key: 'y' } },
      'client_certificate',
    ],
    ['a marker', { agent_name: 'x', url: AGENT_URL, static_headers: { a: '<REDACTED>' } }, '/static_headers/a'],
  ])('refuses %s, naming the field', async (_, body, param) => {
    const { status, json } = await bench.ask('POST', '/v1/agents', body);
    expect(status).toBe(400);
    expect(json.error).toMatchObject({ code: 'INVALID_PARAMS', param });
  });

  it('refuses a name that is taken, in LiteLLM’s words', async () => {
    await create('echo');
    const { status, json } = await create('echo');
    expect(status).toBe(400);
    expect(json.error?.code).toBe('CONFLICT');
    expect(json.detail).toMatch(/^Agent with name echo already exists/);
  });

  it('says where it looked for the card that it did not find', async () => {
    bench.world.pages.clear();
    const { status, json } = await create('echo');
    expect(status).toBe(400);
    expect(json.error).toMatchObject({ code: 'CARD_UNAVAILABLE', message: expect.stringContaining(CARD_URL) });
  });
});

describe('no answer ever holds a secret', () => {
  it('of an agent, for administrators either', async () => {
    const answers = [await create('echo', SECRETS), await create('echo', SECRETS)];
    answers.push(
      await bench.ask('GET', '/v1/agents'),
      await bench.ask('GET', '/v1/agents/echo'),
      await bench.ask('PATCH', '/v1/agents/echo', { rpm_limit: 3 }),
      await bench.ask('PUT', '/v1/agents/echo', { agent_name: 'echo', url: AGENT_URL, ...SECRETS }),
      await bench.ask('POST', '/v1/agents/echo/make_public'),
      await bench.ask('GET', '/public/agent_hub'),
      await bench.ask('POST', '/v1/agents/echo/refresh_card'),
      await bench.ask('GET', '/health'),
      await bench.ask('DELETE', '/v1/agents/echo'),
    );
    for (const { text } of answers) expect(text).not.toContain('canary');
    expect(answers[3]?.json).toMatchObject({
      static_headers: { 'X-Token': '<REDACTED>' },
      card_headers: { Authorization: '<REDACTED>' },
      litellm_params: { api_key: '<REDACTED>', cost_per_query: 0.05, custom: { kept: true } },
    });
  });
});

describe('what was read can be sent back', () => {
  it('with PUT, which changes nothing then, deployments and their secrets included', async () => {
    const deployments = [
      { name: 'a', url: AGENT_URL, weight: 0.5, headers: { 'X-Token': 'canary-1' } },
      { url: `${AGENT_URL}/`, priority: 2, card_headers: { 'X-Card': 'canary-2' } },
    ];
    bench.world.pages.set(`${AGENT_URL}/.well-known/agent-card.json`, card10(AGENT_URL));
    const rules = { load_balancing: { strategy: 'least_in_flight' }, health_check: { path: '/health' } };
    await bench.ask('POST', '/v1/agents', { agent_name: 'echo', deployments, ...rules, agent_access_groups: ['x'] });
    const before = await bench.ask('GET', '/v1/agents/echo');
    expect(before.text).not.toContain('canary');
    expect(before.json).toMatchObject({ deployments: [{ weight: 0.5 }, { priority: 2 }], ...rules });
    const { json } = await bench.ask('PUT', '/v1/agents/echo', before.json);
    expect(json).toEqual(before.json);
    expect(bench.registry.find('echo')?.deployments[0]?.staticHeaders).toEqual({ 'X-Token': 'canary-1' });
  });

  it('with PUT, which changes nothing then', async () => {
    await create('echo', { ...SECRETS, timeouts: { idle_ms: 5 }, card_mode: '1.0', public: true });
    const before = await bench.ask('GET', '/v1/agents/echo');
    const { status, json } = await bench.ask('PUT', '/v1/agents/echo', before.json);
    expect(status).toBe(200);
    expect(json).toEqual(before.json);
    expect(bench.registry.find('echo')?.deployments[0]?.staticHeaders).toEqual({ 'X-Token': 'canary-1' });
  });
});

describe('PATCH /v1/agents/{agent_id}', () => {
  it('refuses what is misspelt in a deployment, which would have no effect', async () => {
    await create('echo');
    const { json } = await bench.ask('PATCH', '/v1/agents/id-1', { deployments: [{ url: AGENT_URL, wieght: 3 }] });
    expect(json.error).toMatchObject({ code: 'INVALID_PARAMS', message: expect.stringContaining('wieght') });
  });

  it('changes the keys present; null clears a limit', async () => {
    await create('echo', { rpm_limit: 3, tpm_limit: 4 });
    const { json } = await bench.ask('PATCH', '/v1/agents/id-1', { rpm_limit: null });
    expect(json).toMatchObject({ rpm_limit: null, tpm_limit: 4, agent_name: 'echo' });
  });

  it('of an unknown agent is not found', async () => {
    const { status, json } = await bench.ask('PATCH', '/v1/agents/nobody', {});
    expect(status).toBe(404);
    expect(json).toMatchObject({ error: { code: 'AGENT_NOT_FOUND' }, detail: 'Agent with ID nobody not found.' });
  });
});

describe('DELETE /v1/agents/{agent_id}', () => {
  it('removes the agent, also with a content type and no body', async () => {
    await create('echo');
    const { statusCode, body } = await bench.app.inject({
      method: 'DELETE',
      url: '/v1/agents/id-1',
      headers: { authorization: 'Bearer sk-test-master-key-4f1c9a27be', 'content-type': 'application/json' },
    });
    expect([statusCode, JSON.parse(body)]).toEqual([200, { message: 'Agent echo deleted successfully' }]);
    expect((await bench.ask('GET', '/v1/agents/id-1')).status).toBe(404);
  });

  it('refuses an agent of the config file', async () => {
    const agents = [{ agent_name: 'filed', url: AGENT_URL }];
    await bench.registry.syncConfigAgents({ agents, publicAgents: [], defaultAgent: null });
    const { status, json } = await bench.ask('DELETE', '/v1/agents/filed');
    expect([status, json.error?.code]).toEqual([400, 'READ_ONLY']);
  });
});

describe('GET /v1/agents', () => {
  it('is a bare array of the agents that a key may see or call, by name', async () => {
    for (const name of ['c', 'a', 'b']) await create(name);
    await bench.ask('POST', '/v1/agents/c/make_public');
    const { key } = await bench.keyFor(['a']);
    const names = async (credential?: string) =>
      (await bench.ask('GET', '/v1/agents', undefined, credential)).json as unknown as { agent_name: string }[];
    expect((await names()).map(({ agent_name }) => agent_name)).toEqual(['a', 'b', 'c']);
    expect((await names(key)).map(({ agent_name }) => agent_name)).toEqual(['a', 'c']);
  });

  it('pages by cursor; the headers lead on and the body stays an array', async () => {
    for (const name of ['a', 'b', 'c']) await create(name);
    const first = await bench.ask('GET', '/v1/agents?limit=2');
    expect(first.text).toMatch(/^\[\{"agent_id"/);
    const cursor = String(first.headers['x-next-cursor']);
    expect(first.headers['link']).toBe(`</v1/agents?limit=2&cursor=${cursor}>; rel="next"`);
    const second = await bench.ask('GET', `/v1/agents?limit=2&cursor=${cursor}`);
    expect((second.json as unknown as unknown[]).length).toBe(1);
    expect(second.headers['x-next-cursor']).toBeUndefined();
    expect((await bench.ask('GET', '/v1/agents')).headers['link']).toBeUndefined();
  });

  it.each(['limit=0', 'limit=x', 'cursor=nonsense'])('refuses %s', async (query) => {
    expect((await bench.ask('GET', `/v1/agents?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
  });
});

describe('GET /v1/agents with a question', () => {
  const list = async (query: string, credential?: string) =>
    (await bench.ask('GET', `/v1/agents?${query}`, undefined, credential)).json as unknown as {
      agent_name: string;
      search_score?: number;
    }[];
  const names = async (query: string) => (await list(query)).map(({ agent_name }) => agent_name);

  it('health_check=true asks the agents, and leaves out those that do not work, or take no calls', async () => {
    for (const name of ['a', 'b', 'c']) await create(name);
    const other = 'http://other.internal';
    bench.world.pages.set(`${other}/.well-known/agent-card.json`, card10(other));
    await bench.ask('POST', '/v1/agents', { agent_name: 'd', url: other });
    bench.world.pages.delete(`${other}/.well-known/agent-card.json`);
    await bench.ask('PATCH', '/v1/agents/b', { enabled: false });
    await bench.ask('POST', '/v1/agents/c/pause');
    expect(await names('health_check=true')).toEqual(['a']);
    expect(await names('health_check=false')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('query finds agents by their names and cards, the best first, as far as the key sees them', async () => {
    for (const name of ['echo', 'other']) await create(name);
    bench.world.pages.set(CARD_URL, card10(AGENT_URL, { name: 'Weather', description: 'An echo of tomorrow.' }));
    await create('weather');
    const found = await list('query=echo%20weather');
    expect(found.map(({ agent_name }) => agent_name)).toEqual(['weather', 'echo', 'other']);
    expect(found[0]?.search_score).toBeGreaterThan(found[1]?.search_score ?? 1);
    expect(await names('query=echo%20weather&top_k=1')).toEqual(['weather']);
    const { key } = await bench.keyFor(['other']);
    expect((await list('query=echo', key)).map(({ agent_name }) => agent_name)).toEqual(['other']);
  });

  it.each(['query=', 'query=x&top_k=0', 'query=x&top_k=101', 'health_check=maybe'])('refuses %s', async (query) => {
    expect((await bench.ask('GET', `/v1/agents?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
  });
});

describe('what a virtual key is told about agents', () => {
  beforeEach(async () => {
    await create('mine', SECRETS);
    await create('other');
    await create('shown', { public: true, card_auth: 'key' });
  });

  it('holds no address of the upstream, no headers, no parameters', async () => {
    const { key } = await bench.keyFor(['mine']);
    const { text, json } = await bench.ask('GET', '/v1/agents/mine', undefined, key);
    expect(text).not.toMatch(/agent\.internal|X-Token|canary|REDACTED/);
    expect(json).toMatchObject({
      litellm_params: null,
      static_headers: null,
      extra_headers: null,
      keys: null,
      created_by: null,
      agent_card_params: { name: 'Upstream', url: `${BASE}/a2a/mine` },
    });
    for (const field of [
      'url',
      'upstream_url',
      'interfaces',
      'network',
      'upstream_card',
      'card_error',
      'card_headers',
    ]) {
      expect(json).not.toHaveProperty(field);
    }
  });

  it('is the same for an agent it may not see as for one that does not exist', async () => {
    const { key } = await bench.keyFor(['mine']);
    const forbidden = await bench.ask('GET', '/v1/agents/other', undefined, key);
    const unknown = await bench.ask('GET', '/v1/agents/nobod', undefined, key);
    expect(forbidden.status).toBe(404);
    expect(forbidden.text).toBe(unknown.text.replaceAll('nobod', 'other'));
  });

  it('holds no card that is only for who may call the agent', async () => {
    const { key } = await bench.keyFor(['mine']);
    const { json } = await bench.ask('GET', '/v1/agents/shown', undefined, key);
    expect(json).toMatchObject({ agent_name: 'shown', agent_card_params: {}, card: null });
  });
});

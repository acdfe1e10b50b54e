import { beforeEach, describe, expect, it } from 'vitest';
import { AGENT_URL, NOW } from '../../agents/agents.fixtures.ts';
import { DAY_MS, type RecordedCall } from '../../ledger/index.ts';
import { aCall } from '../../ledger/ledger.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

const TODAY = Math.floor(NOW / DAY_MS);
const at = (day: number): number => (TODAY + day) * DAY_MS + 1000;
const dateOf = (day: number): string => new Date(at(day)).toISOString().slice(0, 10);
const days = (from: number, to: number): string => `start_date=${dateOf(from)}&end_date=${dateOf(to)}`;

let bench: AdminBench;
/** Ids of the agents `echo` and `hidden`. */
let [echo, hidden] = ['', ''];

beforeEach(async () => {
  bench = await createAdminBench();
  const register = async (agent_name: string): Promise<string> =>
    String((await bench.ask('POST', '/v1/agents', { agent_name, url: AGENT_URL })).json['agent_id']);
  [echo, hidden] = [await register('echo'), await register('hidden')];
  return () => bench.app.close();
});

/** Calls of a key's, a gone key's and the administrator's, in three days. */
async function spend(key: { id: string }): Promise<void> {
  const some = { agentId: echo, costNano: 10_000_000, inputTokens: 1, outputTokens: 2, totalTokens: 3 };
  const ofKey = { ...some, keyId: key.id, userId: null, teamId: null };
  await bench.calls.record(
    { ...ofKey, id: 'a', startedAt: at(-2) },
    { ...ofKey, id: 'b', startedAt: at(-2), outcome: 'refused', costNano: null },
    { ...some, id: 'c', startedAt: at(0), keyId: 'gone', userId: 'user-1', teamId: 'team-1' },
    { ...some, id: 'd', startedAt: at(0), keyId: null, userId: null, teamId: null, agentId: 'removed', costNano: 3 },
  );
}

describe('GET /spend/logs by day', () => {
  it('tells what each day cost, by key, user and agent; days without calls are there', async () => {
    const { record } = await bench.keyFor(['echo']);
    await spend(record);
    const { status, json } = await bench.ask('GET', `/spend/logs?${days(-2, 1)}`);
    expect(status).toBe(200);
    expect(json).toEqual([
      {
        startTime: dateOf(-2),
        spend: 0.01,
        users: { '': 0.01 },
        models: { 'a2a_agent/echo': 0.01 },
        [record.hash]: 0.01,
      },
      { startTime: dateOf(-1), spend: 0, users: {}, models: {} },
      {
        startTime: dateOf(0),
        spend: 0.010000003,
        users: { '': 0.000000003, 'user-1': 0.01 },
        models: { 'a2a_agent/echo': 0.01, 'a2a_agent/removed': 0.000000003 },
        gone: 0.01,
        '': 0.000000003,
      },
      { startTime: dateOf(1), spend: 0, users: {}, models: {} },
    ]);
  });

  it('is narrowed to a key or a user', async () => {
    const { record } = await bench.keyFor(['echo']);
    await spend(record);
    const spent = async (query: string) =>
      ((await bench.ask('GET', `/spend/logs?${days(-2, 0)}&${query}`)).json as unknown as { spend: number }[]).map(
        (day) => day.spend,
      );
    expect(await spent(`api_key=${record.hash}`)).toEqual([0.01, 0, 0]);
    expect(await spent('user_id=user-1')).toEqual([0, 0, 0.01]);
    expect(await spent('user_id=user-1&api_key=nobody')).toEqual([0, 0, 0]);
  });

  it('shows a key its own', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    await spend(record);
    const { json } = await bench.ask('GET', `/spend/logs?${days(0, 0)}`, undefined, key);
    expect(json).toEqual([{ startTime: dateOf(0), spend: 0, users: {}, models: {} }]);
  });

  it.each([
    `start_date=${dateOf(0)}`,
    `end_date=${dateOf(0)}`,
    days(0, -1),
    days(-366, 0),
    'start_date=2026-02-30&end_date=2026-03-01',
    `${days(0, 0)}&summarize=perhaps`,
  ])('refuses %s', async (query) => {
    expect((await bench.ask('GET', `/spend/logs?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
  });
});

describe('GET /spend/logs of calls', () => {
  const shownCall = (changes: Partial<RecordedCall> = {}): RecordedCall => ({ ...aCall(changes), seq: 1 });

  it('tells each call under LiteLLM’s names', async () => {
    const { record } = await bench.keyFor(['echo']);
    const call = shownCall({ keyId: record.id, agentId: echo, costNano: 250_000_000, sessionId: null });
    bench.calls.page = { calls: [call], nextCursor: 'next' };
    const { json, headers } = await bench.ask('GET', '/spend/logs?summarize=false');
    expect(headers['x-next-cursor']).toBe('next');
    expect(json).toEqual([
      {
        request_id: '0199-call',
        call_type: 'asend_message',
        api_key: record.hash,
        spend: 0.25,
        total_tokens: 15,
        prompt_tokens: 7,
        completion_tokens: 8,
        startTime: '2025-11-24T16:00:00.000Z',
        endTime: '2025-11-24T16:00:00.034Z',
        request_duration_ms: 34.25,
        completionStartTime: '2025-11-24T16:00:00.012Z',
        model: 'a2a_agent/echo',
        model_id: '',
        model_group: 'a2a_agent/echo',
        custom_llm_provider: 'a2a_agent',
        api_base: '',
        user: 'user-1',
        metadata: {
          user_api_key: record.hash,
          user_api_key_alias: 'alias',
          user_api_key_user_id: 'user-1',
          user_api_key_team_id: 'team-1',
          user_api_key_team_alias: 'Team 1',
          cost_source: 'reported-usage',
          trace_id: '0123456789abcdef0123456789abcdef',
          spend_logs_metadata: null,
          error_information: null,
        },
        cache_hit: '',
        cache_key: '',
        request_tags: ['a', 'b'],
        team_id: 'team-1',
        organization_id: null,
        end_user: '',
        requester_ip_address: '127.0.0.1',
        messages: {},
        response: {},
        session_id: '0123456789abcdef0123456789abcdef',
        status: 'success',
        mcp_namespaced_tool_name: null,
        agent_id: echo,
        proxy_server_request: {},
      },
    ]);
  });

  it('tells failures as such, and costs that are not known as nothing', async () => {
    const failure = { outcome: 'agent-error', errorCode: 'AGENT_-1', errorMessage: 'no' } as const;
    const call = shownCall({ ...failure, operation: 'cancel', keyId: null, costNano: null, costSource: null });
    bench.calls.page = { calls: [call], nextCursor: null };
    expect((await bench.ask('GET', '/spend/logs?request_id=x')).json).toMatchObject([
      {
        status: 'failure',
        call_type: 'cancel',
        api_key: '',
        spend: 0,
        metadata: { cost_source: null, error_information: { error_code: 'AGENT_-1', error_message: 'no' } },
      },
    ]);
  });

  it('asks for the calls of a day range, a key, a user or an id, within what may be seen', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    await bench.ask('GET', `/spend/logs?${days(-1, 0)}&summarize=false&api_key=${record.hash}&user_id=u&cursor=c`);
    await bench.ask('GET', `/spend/logs?${days(0, 0)}&request_id=call-1`, undefined, key);
    const own = { kind: 'of', keyIds: [record.id], userIds: [], teamIds: [] };
    const midnight = TODAY * DAY_MS;
    expect(bench.calls.asked).toEqual([
      {
        filter: {
          values: { keyId: [record.id], userId: ['u'] },
          ranges: { startedAt: { min: midnight - DAY_MS, max: midnight + DAY_MS - 1 } },
          scope: { kind: 'all' },
        },
        page: { limit: 500, cursor: 'c' },
      },
      {
        filter: {
          values: { id: ['call-1'] },
          ranges: { startedAt: { min: midnight, max: midnight + DAY_MS - 1 } },
          scope: own,
        },
        page: { limit: 500 },
      },
    ]);
  });

  it('promise 18: names no agent that the key may not see', async () => {
    const { key, record } = await bench.keyFor(['echo']);
    const call = shownCall({ keyId: record.id, agentId: hidden, errorCode: 'AGENT_NOT_FOUND' });
    bench.calls.page = { calls: [call], nextCursor: null };
    expect((await bench.ask('GET', '/spend/logs', undefined, key)).json).toMatchObject([{ agent_id: null }]);
  });
});

/** A call of a model that the agent made. */
const modelCall = (callerAgentId: string, changes: Partial<RecordedCall>): Partial<RecordedCall> => ({
  front: 'models',
  operation: 'chat.completions',
  agentId: null,
  agentName: '',
  startedAt: at(0),
  callerAgentId,
  keyId: 'of-agent',
  userId: null,
  teamId: null,
  costNano: 817501,
  inputTokens: 1,
  outputTokens: 1,
  totalTokens: 2,
  ...changes,
});

describe('GET /agent/daily/activity', () => {
  it('tells what an agent spent on models beside its fee, to the nano-dollar, and counts no dollar twice', async () => {
    const fee = { agentId: echo, costNano: 50_000_000, startedAt: at(0), keyId: null, userId: null, teamId: null };
    await bench.calls.record(
      { ...fee, id: 'a', callerAgentId: null },
      modelCall(echo, { id: 'm1' }),
      modelCall(echo, { id: 'm2', costNano: null }),
      { ...fee, id: 'itself', keyId: 'of-agent', callerAgentId: echo, costNano: 1 },
    );
    const { json } = await bench.ask('GET', `/agent/daily/activity?${days(0, 0)}`);
    const [day] = json['results'] as { metrics: object; breakdown: { entities: Record<string, object> } }[];
    expect(day?.breakdown.entities[echo]).toMatchObject({
      metrics: { api_requests: 2, spend: 0.050000001 },
      nested: { api_requests: 2, spend: 0.000817501 },
      total_spend: 0.050817502,
    });
    expect(day?.metrics).toMatchObject({ api_requests: 4, spend: 0.050817502 });
    expect(json['metadata']).toMatchObject({ total_spend: 0.050817502, total_api_requests: 4 });
  });

  const metrics = (requests: number, changes: object = {}) => ({
    spend: 0.01,
    prompt_tokens: requests,
    completion_tokens: 2 * requests,
    cache_read_input_tokens: 0,
    cache_creation_input_tokens: 0,
    total_tokens: 3 * requests,
    successful_requests: requests,
    failed_requests: 0,
    api_requests: requests,
    priced_requests: requests,
    ...changes,
  });

  it('tells what agents did on each day, by agent and key, newest day first, and in all', async () => {
    const { record } = await bench.keyFor(['echo']);
    await spend(record);
    const { status, json } = await bench.ask('GET', `/agent/daily/activity?${days(-5, 0)}`);
    expect(status).toBe(200);
    expect(json['metadata']).toEqual({
      total_spend: 0.020000003,
      total_prompt_tokens: 4,
      total_completion_tokens: 8,
      total_tokens: 12,
      total_api_requests: 4,
      total_successful_requests: 3,
      total_failed_requests: 1,
      total_cache_read_input_tokens: 0,
      total_cache_creation_input_tokens: 0,
      page: 1,
      total_pages: 1,
      has_more: false,
    });
    const [newest, oldest, ...rest] = json['results'] as { date: string; breakdown: { entities: object } }[];
    expect(rest).toEqual([]);
    const ofDay = metrics(2, { successful_requests: 1, failed_requests: 1, priced_requests: 1 });
    const ofKey = { metrics: ofDay, metadata: { key_alias: null, team_id: null } };
    const ofAgent = {
      metrics: ofDay,
      nested: { api_requests: 0, spend: 0 },
      total_spend: 0.01,
      metadata: { agent_name: 'echo' },
      api_key_breakdown: { [record.hash]: ofKey },
    };
    expect(oldest).toEqual({
      date: dateOf(-2),
      metrics: ofDay,
      breakdown: {
        entities: { [echo]: ofAgent },
        models: { 'a2a_agent/echo': ofAgent },
        api_keys: { [record.hash]: ofKey },
        model_groups: {},
        providers: {},
        mcp_servers: {},
        endpoints: {},
      },
    });
    expect(newest).toMatchObject({
      date: dateOf(0),
      metrics: metrics(2, { spend: 0.010000003 }),
      breakdown: {
        entities: {
          [echo]: { metrics: metrics(1), api_key_breakdown: { gone: { metrics: metrics(1) } } },
          removed: { metadata: { agent_name: null }, api_key_breakdown: { '': { metadata: { key_alias: null } } } },
        },
      },
    });
  });

  it('pages by day, with totals of all pages', async () => {
    const { record } = await bench.keyFor(['echo']);
    await spend(record);
    const page = async (number: number) => {
      const { json } = await bench.ask('GET', `/agent/daily/activity?${days(-5, 0)}&page_size=1&page=${number}`);
      const { total_api_requests, has_more, total_pages } = json['metadata'] as Record<string, unknown>;
      return [
        (json['results'] as { date: string }[]).map(({ date }) => date),
        total_api_requests,
        total_pages,
        has_more,
      ];
    };
    expect(await page(1)).toEqual([[dateOf(0)], 4, 2, true]);
    expect(await page(2)).toEqual([[dateOf(-2)], 4, 2, false]);
    expect(await page(3)).toEqual([[], 4, 2, false]);
  });

  it.each([
    ['all', 2, ['', 'gone']],
    ['agents', 2, []],
    ['none', 0, []],
  ])('takes days apart as far as is asked for: %s', async (breakdown, agents, keys) => {
    const { record } = await bench.keyFor(['echo']);
    await spend(record);
    const ask = (query: string) => bench.ask('GET', `/agent/daily/activity?${days(-5, 0)}&${query}`);
    const { json } = await ask(`breakdown=${breakdown}`);
    const [today] = json['results'] as { metrics: object; breakdown: Record<string, Record<string, object>> }[];
    const namesOf = (part: string) => Object.keys(today?.breakdown[part] ?? {});
    expect([namesOf('entities').length, namesOf('models').length]).toEqual([agents, agents]);
    expect(namesOf('api_keys')).toEqual(keys);
    const whole = (await ask('')).json;
    expect(json['metadata']).toEqual(whole['metadata']);
    expect(today?.metrics).toEqual((whole['results'] as (typeof today)[])[0]?.metrics);
  });

  it('is narrowed to agents, a model or a key', async () => {
    const { record } = await bench.keyFor(['echo']);
    await spend(record);
    const requests = async (query: string) => {
      const { json } = await bench.ask('GET', `/agent/daily/activity?${days(-2, 0)}&${query}`);
      return (json['metadata'] as { total_api_requests: number }).total_api_requests;
    };
    expect(await requests(`agent_ids=${echo}`)).toBe(3);
    expect(await requests('agent_ids=echo, removed')).toBe(4);
    expect(await requests('agent_ids=nobody')).toBe(0);
    expect(await requests('exclude_agent_ids=echo')).toBe(1);
    expect(await requests('model=a2a_agent/echo')).toBe(3);
    expect(await requests('model=a2a_agent/echo&agent_ids=removed')).toBe(0);
    expect(await requests('model=gpt-5')).toBe(0);
    expect(await requests(`api_key=${record.id}`)).toBe(2);
  });

  it('promise 18: to a key, calls of agents that it may not see look like calls of none, however it asks', async () => {
    const asks = [
      '',
      `&agent_ids=${hidden}`,
      `&exclude_agent_ids=${hidden}`,
      '&agent_ids=hidden',
      '&model=a2a_agent/hidden',
    ];
    const answersOf = async (agentId: string | null) => {
      const { key, record } = await bench.keyFor(['echo']);
      const own = { keyId: record.id, userId: null, teamId: null, startedAt: at(0) };
      await bench.calls.record(
        { ...own, id: `${record.id}-a`, agentId, outcome: 'refused', costNano: null },
        { ...own, id: `${record.id}-b`, agentId: echo, costNano: 1 },
      );
      const answers: string[] = [];
      for (const asked of asks) {
        const { text } = await bench.ask('GET', `/agent/daily/activity?${days(0, 0)}${asked}`, undefined, key);
        answers.push(text.replaceAll(record.hash, 'own'));
      }
      const { text } = await bench.ask('GET', `/spend/logs?${days(0, 0)}`, undefined, key);
      return [...answers, text.replaceAll(record.hash, 'own')];
    };
    const answers = await answersOf(hidden);
    expect(answers).toEqual(await answersOf(null));
    expect(answers.join()).not.toContain(hidden);
    expect(answers[0]).toContain(echo);
  });

  it.each(['', `start_date=${dateOf(0)}`, days(1, 0), `${days(0, 0)}&page=0`, `${days(0, 0)}&page_size=101`])(
    'refuses "%s"',
    async (query) => {
      expect((await bench.ask('GET', `/agent/daily/activity?${query}`)).json.error?.code).toBe('INVALID_PARAMS');
    },
  );
});

import { beforeEach, expect, it } from 'vitest';
import { AGENT_URL, NOW } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

const DATE = new Date(NOW).toISOString().slice(0, 10);
const USAGE = `/v1/usage?start_date=${DATE}&end_date=${DATE}`;

let bench: AdminBench;
let [seen, hidden] = ['', ''];

beforeEach(async () => {
  bench = await createAdminBench();
  const register = async (agent_name: string): Promise<string> =>
    String((await bench.ask('POST', '/v1/agents', { agent_name, url: AGENT_URL })).json['agent_id']);
  [seen, hidden] = [await register('seen'), await register('hidden')];
  return () => bench.app.close();
});

const of = async (query: string, credential?: string) =>
  (await bench.ask('GET', USAGE + query, undefined, credential)).json;

it('tells what each group came to, under its name, and within how long', async () => {
  const call = { startedAt: NOW, agentId: seen, costNano: 5, keyId: null, userId: null, teamId: null };
  await bench.calls.record(
    { ...call, id: 'a', durationMs: 7 },
    { ...call, id: 'b', durationMs: 9, costNano: null },
    { ...call, id: 'c', durationMs: 8, agentId: null, front: 'models', model: 'gpt', costNano: 2, callerAgentId: seen },
  );
  const { sums, names, latency } = await of('&latency=true');
  expect(names).toEqual({ [seen]: 'seen' });
  expect(sums).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ date: DATE, id: seen, calls: 2, unpriced_calls: 1, fee_nano: 5, model_nano: 2 }),
      expect.objectContaining({ id: '', calls: 1, fee_nano: 0, model_nano: 0 }),
    ]),
  );
  const near = (milliseconds: number) => expect.closeTo(milliseconds, 0);
  const all = { p50_ms: near(8), p95_ms: near(9) };
  expect(latency).toEqual({
    groups: { [seen]: { p50_ms: near(7), p95_ms: near(9) }, '': { p50_ms: near(8), p95_ms: near(8) } },
    of_newest: null,
    pieces: { [DATE]: all },
    ...all,
  });
  const byModel = await of('&group_by=model');
  expect([byModel['sums'], byModel['latency']]).toEqual([
    [expect.objectContaining({ id: 'gpt', model_nano: 2 })],
    null,
  ]);
});

it('shows a key its own, and agents it may not see as none', async () => {
  const { key, record } = await bench.keyFor(['seen']);
  const call = { startedAt: NOW, keyId: record.id, costNano: 1, outcome: 'ok' as const };
  await bench.calls.record(
    { ...call, id: 'a', agentId: seen },
    { ...call, id: 'b', agentId: hidden, durationMs: 900 },
    { ...call, id: 'c', agentId: null, durationMs: 4 },
    { ...call, id: 'd', agentId: seen, keyId: 'another', userId: null, teamId: null },
  );
  const { sums, latency } = (await of('&latency=true', key)) as unknown as {
    sums: { id: string; calls: number }[];
    latency: { groups: object };
  };
  expect(latency.groups).toMatchObject({ '': { p95_ms: expect.closeTo(4, 0) } });
  expect(new Map(sums.map(({ id, calls }) => [id, calls]))).toEqual(
    new Map([
      ['', 2],
      [seen, 1],
    ]),
  );
});

it('counts any number of calls, and says of which it reads how long they took', async () => {
  bench.dependencies.calls.countDays = async () => [{ day: 0, calls: 100_001 }];
  await bench.calls.record({ startedAt: NOW, id: 'a', agentId: seen, costNano: null, durationMs: 8 });
  const { sums, latency } = await of('&latency=true');
  expect(sums).toEqual([expect.objectContaining({ calls: 1, unpriced_calls: 1 })]);
  expect(latency).toMatchObject({ groups: { [seen]: expect.anything() }, of_newest: null });
  const { key, record } = await bench.keyFor(['seen']);
  await bench.calls.record({ startedAt: NOW, id: 'b', agentId: seen, keyId: record.id, durationMs: 8 });
  const ofOwn = async (group: string) => of(`&latency=true&group_by=${group}`, key);
  const [byKey, byAgent] = [await ofOwn('key'), await ofOwn('agent')];
  expect(byKey['latency']).toMatchObject({ groups: { [record.id]: expect.anything() } });
  expect(byAgent['latency']).toMatchObject({ groups: { [seen]: expect.anything() }, of_newest: null });
  const read: number[] = [];
  const { calls } = bench.dependencies;
  const asIs = { ...calls };
  calls.latencyOfUsage = (filter, group, most) => {
    read.push(most);
    return asIs.latencyOfUsage(filter, group, 1);
  };
  expect((await ofOwn('agent'))['latency']).toMatchObject({ of_newest: 1 });
  expect(read).toEqual([100_000]);
});

it('tells of short ranges by hour, exactly between their ends, and by day where there are too many calls', async () => {
  const call = { agentId: seen, costNano: 5, tags: null };
  const hour = 3_600_000;
  await bench.calls.record(
    { ...call, id: 'a', startedAt: NOW - 3 * hour - 1 },
    { ...call, id: 'b', startedAt: NOW - 3 * hour },
    { ...call, id: 'c', startedAt: NOW - 1, durationMs: 8 },
    { ...call, id: 'd', startedAt: NOW - 1, agentId: null, front: 'models', callerAgentId: seen, costNano: 2 },
    { ...call, id: 'e', startedAt: NOW },
  );
  const asked = async (since: number, until: number, more = '') =>
    (await bench.ask('GET', `/v1/usage?since=${since}&until=${until}${more}`)).json;
  const hourOf = (at: number) => new Date(at - (at % hour)).toISOString();
  const told = await asked(NOW - 3 * hour, NOW, '&latency=true');
  const [since, until] = [new Date(NOW - 3 * hour).toISOString(), new Date(NOW).toISOString()];
  expect(told).toMatchObject({ step: 'hour', since, until, names: { [seen]: 'seen' } });
  expect(told['sums']).toEqual([
    expect.objectContaining({ date: hourOf(NOW - 3 * hour), id: seen, calls: 1, fee_nano: 5, model_nano: 0 }),
    expect.objectContaining({ date: hourOf(NOW - 1), id: '', calls: 1, fee_nano: 0, model_nano: 0 }),
    expect.objectContaining({ date: hourOf(NOW - 1), id: seen, calls: 1, fee_nano: 5, model_nano: 2 }),
  ]);
  expect(told['latency']).toMatchObject({ pieces: { [hourOf(NOW - 1)]: { p50_ms: expect.closeTo(8, 1) } } });
  expect(await asked(NOW - 48 * hour, NOW)).toMatchObject({ step: 'hour' });
  const days = await asked(NOW - 48 * hour - 1, NOW);
  expect(days).toMatchObject({ step: 'day', since: '2025-11-22T00:00:00.000Z', until: '2025-11-25T00:00:00.000Z' });
  bench.dependencies.calls.countDays = async () => [{ day: 0, calls: 100_001 }];
  expect(await asked(NOW - hour, NOW)).toMatchObject({ step: 'day', sums: expect.anything() });
});

const activityOf = async (query: string, credential?: string) =>
  (await bench.ask('GET', `/v1/usage/activity${query}`, undefined, credential)).json as unknown as {
    piece_ms: number;
    exact: boolean;
    whole: object;
    pieces: { from: string; calls: number }[];
    agents: { agent_name: string | null; calls: number }[];
    error?: { code: string };
  };

it('tells of calls over time and by agent, exactly where they are few, and by hours and days where they are many', async () => {
  const call = { startedAt: NOW - 1, agentId: seen, costNano: 5, durationMs: 10 };
  await bench.calls.record(
    { ...call, id: 'a' },
    { ...call, id: 'b', startedAt: NOW - 2 * 3_600_000, outcome: 'refused' },
  );
  const range = `?since=${NOW - 3 * 3_600_000}&until=${NOW}`;
  const exact = await activityOf(range);
  expect(exact).toMatchObject({
    piece_ms: 3_600_000,
    exact: true,
    whole: { calls: 2, ok_calls: 1, cost_nano: 10, duration_ms: 20 },
    agents: [{ agent_name: 'seen', calls: 2 }],
  });
  expect(exact.pieces.map(({ calls }) => calls)).toEqual([1, 1]);
  bench.dependencies.calls.countDays = async () => [{ day: 0, calls: 100_001 }];
  expect(await activityOf(range)).toMatchObject({ exact: false, whole: { calls: 2 } });
  const week = await activityOf(`?since=${NOW - 30 * 86_400_000}&until=${NOW}`);
  expect(week).toMatchObject({ piece_ms: 86_400_000, exact: false, whole: { calls: 2, cost_nano: 10 } });
  expect((await activityOf(`?since=${NOW}&until=${NOW}`)).error?.code).toBe('INVALID_PARAMS');
});

it('tells a key of its own calls, and names no agent that it may not see', async () => {
  const { key, record } = await bench.keyFor(['seen']);
  const call = { startedAt: NOW - 1, keyId: record.id, teamId: null, userId: null };
  await bench.calls.record(
    { ...call, id: 'a', agentId: seen },
    { ...call, id: 'b', agentId: hidden },
    { ...call, id: 'c', agentId: seen, keyId: 'another' },
  );
  expect(await activityOf('', key)).toMatchObject({ whole: { calls: 2 }, agents: [{ agent_name: 'seen', calls: 1 }] });
});

it.each(['&group_by=planet', '&latency=perhaps', '&since=1'])('refuses %s', async (query) => {
  expect((await of(query)).error?.code).toBe('INVALID_PARAMS');
});

it.each(['', '?since=2&until=2', '?since=1', `?start_date=${DATE}`])('refuses the range "%s"', async (query) => {
  expect((await bench.ask('GET', `/v1/usage${query}`)).json.error?.code).toBe('INVALID_PARAMS');
});

it('tells of the agents that may be seen whether their calls are linked to what caused them', async () => {
  const made = { startedAt: NOW, agentId: null, front: 'models' as const };
  const { key, record } = await bench.keyFor(['seen']);
  await bench.calls.record(
    { ...made, id: 'a', callerAgentId: seen, traceId: 'one', keyId: record.id },
    { ...made, id: 'b', callerAgentId: hidden, traceId: 'two', keyId: record.id },
    { startedAt: NOW, id: 'c', agentId: hidden, traceId: 'two', callerAgentId: null },
    { ...made, id: 'd', callerAgentId: 'gone', traceId: 'two' },
  );
  const asked = async (query: string, as?: string) =>
    (await bench.ask('GET', `/v1/usage/forwarding${query}`, undefined, as)).json;
  const apart = { agent_id: seen, agent_name: 'seen', made: 1, linked: false, linked_calls: null };
  expect(new Set((await asked(''))['agents'] as object[])).toEqual(
    new Set([apart, { agent_id: hidden, agent_name: 'hidden', made: 1, linked: true, linked_calls: null }]),
  );
  expect(await asked('', key)).toEqual({ agents: [apart] });
  const alone = { agent_id: hidden, agent_name: 'hidden', made: 1, linked: true, linked_calls: 1 };
  expect(await asked('?agent=hidden')).toEqual({ agents: [alone] });
  expect(await asked(`?agent=${hidden}`)).toEqual({ agents: [alone] });
  expect(await asked('?agent=seen', key)).toEqual({ agents: [{ ...apart, linked_calls: 0 }] });
  expect(await asked('?agent=hidden', key)).toEqual({ agents: [] });
  expect(await asked('?agent=nobody')).toEqual({ agents: [] });
  expect((await asked(`?agent=${'x'.repeat(257)}`)).error?.code).toBe('INVALID_PARAMS');
  expect(await asked(`?since=${NOW + 1}&until=${NOW + 2}`)).toEqual({ agents: [] });
  expect((await asked(`?since=${NOW}&until=${NOW}`)).error?.code).toBe('INVALID_PARAMS');
});

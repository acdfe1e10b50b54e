import { expect, it, vi } from 'vitest';
import { askingAt, RunningProcess, scratchDirectory } from './switchboard.ts';

const PATIENCE = { timeout: 15_000, interval: 100 };

interface Calls {
  calls: { outcome: string; caller_agent_id: string | null; model: string | null }[];
}

/** It makes thousands of calls: where others work too, that takes longer than other tests may. */
const LIFE_MS = 150_000;

it('the demo has agents of many platforms, people, and calls and tasks of every kind', {
  timeout: LIFE_MS + 10_000,
}, async () => {
  const options = { cwd: await scratchDirectory(), lifeMs: LIFE_MS };
  const running = new RunningProcess(['demo', '--port', '0', '--days', '0'], options);
  const [said, url = '', key = ''] = await running.said(
    'stdout',
    /ready at (\S+)\n[\s\S]*Admin key +(\S+)\n[\s\S]*Ctrl C/,
  );
  expect(said).toMatch(/Caller key +sk-\S+\n/);
  const { read } = askingAt(url, key);
  const agents = await read<{ platform: string; card: object | null; paused: object | null }[]>('/v1/agents');
  expect(new Set(agents.map(({ platform }) => platform))).toEqual(
    new Set([
      'a2a',
      'langgraph',
      'pydantic_ai_agents',
      'bedrock_agentcore',
      'openai',
      'vertex_agent_engine',
      'azure_ai_foundry',
    ]),
  );
  expect(agents.filter(({ card }) => card === null)).toEqual([]);
  expect(agents.filter(({ paused }) => paused !== null)).toMatchObject([{ agent_name: 'night-desk' }]);
  await vi.waitFor(async () => {
    const { destinations } = await read<{ destinations: { state: string }[] }>('/v1/tracing/destinations');
    expect(destinations.map(({ state }) => state)).toEqual(['ok', 'failing']);
    const { deliveries } = await read<{ deliveries: { state: string }[] }>('/v1/push/deliveries');
    expect(new Set(deliveries.map(({ state }) => state))).toEqual(new Set(['delivered', 'dead']));
  }, PATIENCE);
  await vi.waitFor(async () => {
    const { calls } = await read<Calls>('/v1/calls?limit=500');
    expect(calls.length).toBeGreaterThan(20);
    expect(new Set(calls.map(({ outcome }) => outcome))).toContain('ok');
    expect(calls.some(({ outcome }) => outcome !== 'ok')).toBe(true);
    expect(calls.some(({ caller_agent_id, model }) => caller_agent_id !== null && model !== null)).toBe(true);
  }, PATIENCE);
  const { tasks } = await read<{ tasks: { state: string }[] }>('/v1/tasks?limit=200');
  expect([...new Set(tasks.map(({ state }) => state))].toSorted()).toEqual([
    'auth-required',
    'canceled',
    'completed',
    'failed',
    'input-required',
    'rejected',
    'submitted',
    'working',
  ]);
  running.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0 });
});

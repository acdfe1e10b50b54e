import { expect, it } from 'vitest';
import { askingAt, RunningProcess, scratchDirectory } from './switchboard.ts';

interface Calls {
  calls: { started_at: string; outcome: string; caller_agent_id: string | null; model: string | null }[];
}

it('the demo has agents of many platforms, people, and days of calls of every kind', { timeout: 40_000 }, async () => {
  const running = new RunningProcess(['demo', '--port', '0', '--days', '1'], { cwd: await scratchDirectory() });
  const [said, url = '', key = ''] = await running.said(
    'stdout',
    /ready at (\S+)\n[\s\S]*Admin key +(\S+)\n[\s\S]*Ctrl C/,
  );
  expect(said).toMatch(/Caller key +sk-\S+\n/);
  const { read } = askingAt(url, key);
  const agents = await read<{ platform: string; card: object | null }[]>('/v1/agents');
  expect(new Set(agents.map(({ platform }) => platform))).toEqual(
    new Set(['a2a', 'langgraph', 'pydantic_ai_agents', 'bedrock_agentcore', 'openai']),
  );
  expect(agents.filter(({ card }) => card === null)).toEqual([]);
  await expect.poll(async () => (await read<Calls>('/v1/calls?limit=500')).calls.length).toBeGreaterThan(20);
  const { calls } = await read<Calls>('/v1/calls?limit=500');
  const ages = calls.map(({ started_at }) => Date.now() - Date.parse(started_at));
  expect(Math.max(...ages)).toBeGreaterThan(23 * 3_600_000);
  expect(Math.min(...ages)).toBeLessThan(4 * 3_600_000);
  expect(new Set(calls.map(({ outcome }) => outcome))).toContain('ok');
  expect(calls.some(({ outcome }) => outcome !== 'ok')).toBe(true);
  expect(calls.some(({ caller_agent_id, model }) => caller_agent_id !== null && model !== null)).toBe(true);
  running.kill('SIGTERM');
  expect(await running.ended).toMatchObject({ code: 0 });
});

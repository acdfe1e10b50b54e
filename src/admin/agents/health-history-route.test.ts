import { expect, it, onTestFinished } from 'vitest';
import { AGENT_URL, NOW } from '../../agents/agents.fixtures.ts';
import { createAdminBench } from '../admin.fixtures.ts';

const HOUR_MS = 3_600_000;

it('tells of each agent how the last 24 hours went: calls, errors, checks that failed, and until when', async () => {
  const bench = await createAdminBench();
  onTestFinished(() => bench.app.close());
  const register = async (agent_name: string) =>
    String((await bench.ask('POST', '/v1/agents', { agent_name, url: AGENT_URL })).json['agent_id']);
  const [busy, idle] = [await register('busy'), await register('idle')];
  const call = { agentId: busy, startedAt: NOW };
  await bench.calls.record(
    { ...call, id: 'a' },
    { ...call, id: 'b', outcome: 'agent-error' },
    { ...call, id: 'c', startedAt: NOW - 23 * HOUR_MS },
    { ...call, id: 'gone', startedAt: NOW - 24 * HOUR_MS },
    { ...call, id: 'd', agentId: null, front: 'models' },
  );
  const turn = async (hoursAgo: number, healthy: number, deployment_id: string) =>
    bench.repository.addHealthChange({
      id: `${deployment_id}-${hoursAgo}`,
      agent_id: busy,
      deployment_id,
      changed_at: NOW - hoursAgo * HOUR_MS,
      healthy,
      reason: null,
    });
  const own = bench.registry.find('busy')?.deployments[0]?.id ?? '';
  await turn(20, 0, own);
  await turn(19, 1, own);
  await turn(2, 0, own);
  await turn(9, 0, 'removed');
  const { status, json } = await bench.ask('GET', '/agent/health_history');
  const slots = (...told: [place: number, value: number][]) =>
    Array.from({ length: 24 }, (_, index) => told.find(([place]) => place === index)?.[1] ?? 0);
  const failed = slots([3, 1], [4, 1], [21, 1], [22, 1], [23, 1]);
  expect([status, json]).toEqual([
    200,
    {
      since: new Date(Math.floor(NOW / HOUR_MS) * HOUR_MS - 23 * HOUR_MS).toISOString(),
      slot_ms: HOUR_MS,
      agents: [
        {
          agent_id: busy,
          agent_name: 'busy',
          calls: slots([0, 1], [23, 2]),
          failed_calls: slots([23, 1]),
          check_failed: failed.map(Boolean),
        },
        {
          agent_id: idle,
          agent_name: 'idle',
          calls: slots(),
          failed_calls: slots(),
          check_failed: slots().map(Boolean),
        },
      ],
    },
  ]);
});

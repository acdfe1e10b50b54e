import { beforeEach, expect, it } from 'vitest';
import { AGENT_URL, card10 } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

const OTHER = 'http://other.internal';
const OTHER_CARD = `${OTHER}/.well-known/agent-card.json`;

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  bench.world.pages.set(OTHER_CARD, card10(OTHER));
  const deployments = [
    { name: 'main', url: AGENT_URL, headers: { 'X-Token': 'canary' } },
    { url: OTHER, weight: 2, priority: 1 },
  ];
  await bench.ask('POST', '/v1/agents', { agent_name: 'echo', deployments });
  return () => bench.app.close();
});

it('tells how each deployment fares', async () => {
  const { status, json, text } = await bench.ask('GET', '/v1/agents/echo/health');
  expect(status).toBe(200);
  expect(text).not.toContain('canary');
  expect(json).toMatchObject({ agent_id: 'id-1', agent_name: 'echo', healthy: true, changes: [] });
  const [main, other] = bench.registry.find('echo')?.deployments ?? [];
  expect(json['deployments']).toEqual([
    {
      deployment_id: main?.id,
      name: 'main',
      url: AGENT_URL,
      network: 'loopback',
      weight: 1,
      priority: 0,
      interfaces: main?.interfaces,
      card_fetched_at: '2025-11-24T16:00:00.000Z',
      card_error: null,
      standing: 'ready',
      in_flight: 0,
      faults_in_a_row: 0,
      last_fault: null,
      latency_ms: null,
      cool_down_ms: 0,
      check_state: 'unknown',
      check_state_since: null,
      checks: [],
    },
    expect.objectContaining({ deployment_id: other?.id, name: other?.id, weight: 2, priority: 1 }),
  ]);
});

it('check=true asks them first', async () => {
  bench.world.pages.delete(OTHER_CARD);
  const { json } = await bench.ask('GET', '/v1/agents/echo/health?check=true');
  expect(json['healthy']).toBe(true);
  expect(json['deployments']).toMatchObject([
    { check_state: 'healthy', checks: [{ at: '2025-11-24T16:00:00.000Z', ms: 0, healthy: true, reason: null }] },
    { check_state: 'unhealthy', checks: [{ healthy: false, reason: expect.stringContaining('HTTP 404') }] },
  ]);
});

it('tells when checks turned', async () => {
  await bench.repository.addHealthChange({
    id: 'change-1',
    agent_id: 'id-1',
    deployment_id: 'd',
    changed_at: 1_764_000_000_000,
    healthy: 0,
    reason: 'HTTP 500',
  });
  expect((await bench.ask('GET', '/v1/agents/echo/health')).json['changes']).toEqual([
    { id: 'change-1', deployment_id: 'd', changed_at: '2025-11-24T16:00:00.000Z', healthy: false, reason: 'HTTP 500' },
  ]);
});

it('is for administrators, as it tells addresses', async () => {
  const { key } = await bench.keyFor(['echo']);
  expect((await bench.ask('GET', '/v1/agents/echo/health', undefined, key)).status).toBe(403);
  expect((await bench.ask('GET', '/v1/agents/nobody/health')).json.error?.code).toBe('AGENT_NOT_FOUND');
});

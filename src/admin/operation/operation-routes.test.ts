import { beforeEach, describe, expect, it } from 'vitest';
import { AGENT_URL } from '../../agents/agents.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

let bench: AdminBench;

beforeEach(async () => {
  bench = await createAdminBench();
  return () => bench.app.close();
});

const look = async (path: string) => {
  const { status, json, text } = await bench.ask('GET', path, undefined, null);
  return [status, text.startsWith('{') ? json : text];
};

describe.each(['/health/liveliness', '/health/liveness'])('%s', (path) => {
  it('answers as LiteLLM does, until the process stops; the database does not matter', async () => {
    bench.database.isAway = true;
    expect(await look(path)).toEqual([200, `"I'm alive!"`]);
    bench.lifecycle.state = 'stopping';
    expect(await look(path)).toEqual([503, { status: 'shutting_down' }]);
  });
});

describe('/health/readiness', () => {
  it.each([
    ['ready', false, 200, { status: 'healthy', db: 'connected', store: 'sqlite' }],
    ['ready', true, 503, { status: 'unhealthy', db: 'disconnected', store: 'sqlite' }],
    ['starting', false, 503, { status: 'starting', db: 'connected', store: 'sqlite' }],
    ['stopping', false, 503, { status: 'shutting_down', db: 'connected', store: 'sqlite' }],
  ] as const)('%s, database away: %s', async (state, isAway, status, body) => {
    bench.lifecycle.state = state;
    bench.database.isAway = isAway;
    expect(await look('/health/readiness')).toEqual([status, body]);
  });
});

it('/health tells how each enabled agent fared the last time', async () => {
  for (const agent_name of ['well', 'ill']) await bench.ask('POST', '/v1/agents', { agent_name, url: AGENT_URL });
  await bench.ask('POST', '/v1/agents', { agent_name: 'off', url: AGENT_URL, enabled: false });
  bench.world.pages.clear();
  await bench.ask('POST', '/v1/agents/ill/refresh_card');
  expect((await bench.ask('GET', '/health')).json).toEqual({
    healthy_endpoints: [
      {
        agent_id: 'id-1',
        agent_name: 'well',
        card_fetched_at: '2025-11-24T16:00:00.000Z',
        error: null,
        paused: false,
        deployments: [
          {
            deployment_id: bench.registry.find('well')?.deployments[0]?.id,
            name: 'default',
            standing: 'ready',
            check_state: 'unknown',
            check_state_since: null,
            latency_ms: null,
            checks: [],
            error: null,
          },
        ],
      },
    ],
    unhealthy_endpoints: [expect.objectContaining({ agent_name: 'ill', error: expect.stringContaining('HTTP 404') })],
    healthy_count: 1,
    unhealthy_count: 1,
  });
});

describe('/metrics', () => {
  it('is in Prometheus’ text format', async () => {
    const { status, headers, text } = await bench.ask('GET', '/metrics');
    expect([status, headers['content-type'], text]).toEqual([200, 'text/plain; version=0.0.4', 'up 1\n']);
  });

  it('is open where the operator says so', async () => {
    const open = await createAdminBench({ metricsAuth: 'none' });
    expect((await open.ask('GET', '/metrics', undefined, null)).status).toBe(200);
    await open.app.close();
  });
});

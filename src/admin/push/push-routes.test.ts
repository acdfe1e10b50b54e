import { beforeEach, expect, it } from 'vitest';
import type { Notice } from '../../tasks/index.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

const aNotice = (changes: Partial<Notice> = {}): Notice => ({
  id: 'd-1',
  configId: 'config',
  place: 1,
  agentId: 'agent-1',
  taskId: 'task-1',
  target: 'https://hooks.example',
  event: '{"said":"something"}',
  state: 'dead',
  attempts: 11,
  answerStatus: 503,
  failure: 'answered 503',
  createdAt: Date.UTC(2026, 0, 1),
  endedAt: Date.UTC(2026, 0, 2),
  ...changes,
});

const SHOWN = {
  delivery_id: 'd-1',
  agent_id: 'agent-1',
  agent_name: null,
  task_id: 'task-1',
  target: 'https://hooks.example',
  state: 'dead',
  attempts: 11,
  answer_status: 503,
  failure: 'answered 503',
  created_at: '2026-01-01T00:00:00.000Z',
  ended_at: '2026-01-02T00:00:00.000Z',
};

let bench: AdminBench;
let asked: object[];
let notices: Map<string, Notice>;

beforeEach(async () => {
  asked = [];
  notices = new Map([['d-1', aNotice()]]);
  bench = await createAdminBench({
    push: {
      list: async (request) => {
        asked.push(request);
        return { notices: [...notices.values()], nextCursor: 'next' };
      },
      find: async (id) => notices.get(id),
      configs: async () => [],
      async redeliver(id) {
        const notice = notices.get(id);
        if (notice?.state !== 'dead' || notice.configId === 'gone') return undefined;
        const revived = aNotice({ state: 'waiting', failure: null, endedAt: null });
        notices.set(id, revived);
        return revived;
      },
      secretOf: (principal) => `secret of ${principal}`,
    },
  });
  return () => bench.app.close();
});

it('lists what the relay has, without what was said and without whole addresses', async () => {
  const { status, json } = await bench.ask(
    'GET',
    '/v1/push/deliveries?state=dead&agent=some&task_id=t&limit=7&cursor=c',
  );
  expect(status).toBe(200);
  expect(json).toEqual({ deliveries: [SHOWN], next_cursor: 'next' });
  expect(asked).toEqual([{ limit: 7, cursor: 'c', state: 'dead', agentId: 'some', taskId: 't' }]);
  expect((await bench.ask('GET', '/v1/push/deliveries?state=lost')).status).toBe(400);
});

it('tries again what was given up, and writes down who asked for it', async () => {
  const redeliver = (id: string) => bench.ask('POST', `/v1/push/deliveries/${id}/redeliver`);
  expect((await redeliver('d-1')).json).toEqual({ ...SHOWN, state: 'waiting', failure: null, ended_at: null });
  const { json } = await bench.ask('GET', '/v1/audit?action=push.redeliver');
  expect(json).toMatchObject({ entries: [{ target: 'd-1', outcome: 'done' }] });
  expect((await redeliver('d-1')).json.error).toMatchObject({ code: 'CONFLICT' });
  notices.set('d-2', aNotice({ id: 'd-2', configId: 'gone' }));
  expect((await redeliver('d-2')).json.error?.message).toContain('Nobody is left to tell');
  expect((await redeliver('none')).status).toBe(404);
});

it('gives each key its own secret, and nobody in particular none', async () => {
  const { key, record } = await bench.keyFor([]);
  const { json, headers } = await bench.ask('GET', '/v1/push/signing-secret', undefined, key);
  expect(json).toEqual({ secret: `secret of key:${record.id}` });
  expect(headers['cache-control']).toBe('no-store');
  expect((await bench.ask('GET', '/v1/push/signing-secret', undefined, null)).status).toBe(401);
});

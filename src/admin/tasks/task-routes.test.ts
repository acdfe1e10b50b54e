import { beforeEach, describe, expect, it } from 'vitest';
import { AGENT_URL } from '../../agents/agents.fixtures.ts';
import type { KnownConfig, TaskEntry } from '../../tasks/index.ts';
import { aTask } from '../../tasks/tasks.fixtures.ts';
import { type AdminBench, createAdminBench } from '../admin.fixtures.ts';

const AT = Date.UTC(2026, 0, 2);
const WHOLE = {
  id: 'task 1/a',
  contextId: 'upstream',
  status: { state: 'TASK_STATE_COMPLETED', timestamp: '2026-01-02T00:00:01Z' },
  history: [{ role: 'ROLE_USER', parts: [{ text: 'secret plans' }] }],
};
const CONFIG: KnownConfig = {
  id: 'config',
  agentId: 'id-1',
  taskId: 'task 1/a',
  principal: 'key:somebody',
  name: 'mine',
  version: '1.0',
  target: 'https://hooks.example',
  dueAt: null,
  failures: 2,
  createdAt: AT,
  updatedAt: AT,
};
const PATH = `/v1/agents/echo/tasks/${encodeURIComponent('task 1/a')}`;

let bench: AdminBench;
let entry: TaskEntry;
let asked: unknown[];
let whole: typeof WHOLE | undefined;
let owned: boolean;

beforeEach(async () => {
  entry = aTask({
    agentId: 'id-1',
    taskId: 'task 1/a',
    owner: 'key:somebody',
    contextId: 'upstream',
    contextName: 'our talk',
    state: 'working',
    statusAt: AT,
    createdAt: AT,
    updatedAt: AT,
  });
  asked = [];
  whole = WHOLE;
  owned = false;
  bench = await createAdminBench({
    tasks: {
      list: async ({ principal, agents }, selection, page) => {
        asked.push({ by: principal.kind, agents: agents.length, selection, page });
        return { tasks: [entry], nextCursor: 'next' };
      },
      isOwn: () => owned,
      find: async ({ agentId, taskId }) => (agentId === entry.agentId && taskId === entry.taskId ? entry : undefined),
      watch: () => () => undefined,
      refreshed: (task, sighting) => {
        Object.assign(task, sighting);
        return true;
      },
      ask: async () => whole,
      cancel: async () => ({ ...WHOLE, status: { state: 'TASK_STATE_CANCELED' } }),
    },
    push: {
      list: async () => ({ notices: [], nextCursor: null }),
      find: async () => undefined,
      configs: async () => [CONFIG],
      redeliver: async () => undefined,
      secretOf: () => '',
    },
  });
  await bench.ask('POST', '/v1/agents', { agent_name: 'echo', url: AGENT_URL });
  return () => bench.app.close();
});

const SHOWN = {
  task_id: 'task 1/a',
  agent_id: 'id-1',
  agent_name: 'echo',
  context_id: 'our talk',
  owner: { kind: 'key', id: 'somebody' },
  state: 'working',
  status_at: '2026-01-02T00:00:00.000Z',
  missing: false,
  deployment_id: null,
  created_at: '2026-01-02T00:00:00.000Z',
  updated_at: '2026-01-02T00:00:00.000Z',
};

const auditOf = async (action: string) =>
  (await bench.ask('GET', `/v1/audit?action=${action}&outcome=done`)).json['entries'];

describe('the list of tasks', () => {
  it('asks for what is asked for, agents by either name', async () => {
    const { status, json } = await bench.ask(
      'GET',
      `/v1/tasks?agent=echo&state=working&state=failed&context=c&task=t&owner=team:freight&since=${AT}&until=${AT + 1}&limit=7&cursor=x`,
    );
    expect(status).toBe(200);
    expect(json).toEqual({ tasks: [SHOWN], next_cursor: 'next' });
    const selection = {
      agentId: 'id-1',
      taskId: 't',
      contextId: 'c',
      owner: 'team:freight',
      states: ['working', 'failed'],
      since: AT,
      until: AT + 1,
    };
    expect(asked).toEqual([
      {
        by: 'admin',
        agents: 1,
        selection,
        page: { limit: 7, cursor: 'x', order: { by: 'statusAt', descending: true } },
      },
    ]);
    expect((await bench.ask('GET', '/v1/tasks?sort_by=created_at&sort_order=asc')).status).toBe(200);
    expect(asked.at(-1)).toMatchObject({ page: { order: { by: 'createdAt', descending: false } } });
    expect((await bench.ask('GET', '/v1/tasks?sort_by=owner')).status).toBe(400);
    expect((await bench.ask('GET', '/v1/tasks?owner=freight')).status).toBe(400);
  });
});

describe('one task', () => {
  it('is shown as its agent knows it now, in the names of its owner, and that somebody read it is written down', async () => {
    const { status, json } = await bench.ask('GET', PATH);
    expect(status).toBe(200);
    expect(json).toEqual({
      ...SHOWN,
      state: 'completed',
      own: false,
      task: { ...WHOLE, contextId: 'our talk' },
      task_source: 'agent',
      push_configs: [
        {
          name: 'mine',
          owner: { kind: 'key', id: 'somebody' },
          target: 'https://hooks.example',
          version: '1.0',
          failed_attempts: 2,
          next_attempt_at: null,
          created_at: '2026-01-02T00:00:00.000Z',
        },
      ],
    });
    expect(await auditOf('task.read_content')).toMatchObject([{ target: 'echo/task 1/a', outcome: 'done' }]);
  });

  it('is shown to its owner, who leaves no trace by it and sees no one else’s configs', async () => {
    const { key } = await bench.keyFor(['echo']);
    owned = true;
    const { json } = await bench.ask('GET', PATH, undefined, key);
    expect(json).toMatchObject({ own: true, task_source: 'agent', push_configs: [] });
    expect(await auditOf('task.read_content')).toEqual([]);
  });

  it('is not there for a key whose it is not, or that may not call the agent any more', async () => {
    const [{ key: stranger }, { key: former }] = [await bench.keyFor(['echo']), await bench.keyFor([])];
    const { status, text } = await bench.ask('GET', PATH, undefined, stranger);
    expect(status).toBe(404);
    owned = true;
    const { status: later, text: words } = await bench.ask('GET', PATH, undefined, former);
    expect([later, words]).toEqual([404, text]);
  });

  it('of an agent whose content is not to be kept is shown to others than its callers without what was said', async () => {
    await bench.ask('PATCH', '/v1/agents/echo', { log_content: false });
    const { json, text } = await bench.ask('GET', PATH);
    expect(json).toMatchObject({ task: null, task_source: 'withheld', state: 'working' });
    expect(text).not.toContain('secret plans');
  });

  it('is told as far as the gateway knows it when the agent gives no answer', async () => {
    whole = undefined;
    expect((await bench.ask('GET', PATH)).json).toMatchObject({ ...SHOWN, task: null, task_source: 'no-answer' });
  });

  it('is canceled by administrators alone, which is written down', async () => {
    const { key } = await bench.keyFor(['echo']);
    owned = true;
    expect((await bench.ask('POST', `${PATH}/cancel`, undefined, key)).status).toBe(403);
    expect((await bench.ask('POST', `${PATH}/cancel`)).json).toEqual({ ...SHOWN, state: 'canceled' });
    expect(await auditOf('task.cancel')).toMatchObject([
      { target: 'echo/task 1/a', outcome: 'done', before: { state: 'working' }, after: { state: 'canceled' } },
    ]);
    expect((await bench.ask('POST', '/v1/agents/echo/tasks/none/cancel')).json.error?.code).toBe('TASK_NOT_FOUND');
  });
});

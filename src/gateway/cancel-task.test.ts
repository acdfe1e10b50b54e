import { describe, expect, it, vi } from 'vitest';
import { aDeployment } from '../agents/agent.fixtures.ts';
import type { Agent } from '../agents/index.ts';
import type { Platform } from '../platforms/index.ts';
import type { Runner, TaskEngine } from '../tasks/index.ts';
import { aTask } from '../tasks/tasks.fixtures.ts';
import { createTaskCanceler } from './cancel-task.ts';
import { anAgent, unary } from './gateway.fixtures.ts';

const ENTRY = aTask({ agentId: 'agent-1', taskId: 't/1', owner: 'key:anna' });
const CANCELED = { id: 't/1', status: { state: 'TASK_STATE_CANCELED' } };
const TWO_PLACES = anAgent({ deployments: [aDeployment({ id: 'here' }), aDeployment({ id: 'there' })] });
const RUNNER = { limits: {} } as Runner;

interface Setup {
  agent?: Agent | undefined;
  replies?: Awaited<ReturnType<Platform['run']>>[];
  isOwn?: boolean;
  runner?: Runner | undefined;
}

function canceling({ agent = anAgent(), replies = [], isOwn = false, runner = RUNNER }: Setup = {}) {
  const run = vi.fn<Platform['run']>();
  for (const reply of replies) run.mockResolvedValueOnce(reply);
  const runOwn = vi.fn<TaskEngine['run']>(async () => ({
    kind: 'answer',
    value: CANCELED,
    sighting: { terminal: true },
  }));
  const cancel = createTaskCanceler({
    agents: { find: () => agent },
    engine: { find: async () => (isOwn ? { id: 't/1' } : undefined), run: runOwn },
    findRunner: () => runner,
    platforms: { a2a: { run } },
    conversationHeaders: () => ({}),
  });
  return { cancel, run, runOwn };
}

describe('a task that an administrator cancels', () => {
  it('is canceled at its agent, which is asked by its id alone', async () => {
    const { cancel, run } = canceling({ replies: [unary(JSON.stringify(CANCELED))] });
    expect(await cancel(ENTRY)).toEqual(CANCELED);
    const rest = { method: 'POST', path: '/tasks/t%2F1:cancel', search: '' };
    expect(run).toHaveBeenCalledWith(
      expect.objectContaining({ operation: 'cancel', message: expect.objectContaining({ rest }) as object }),
    );
  });

  it('is looked for at the next address when one does not know it', async () => {
    const replies = [unary('', { errorCode: -32001 }), unary(JSON.stringify(CANCELED))];
    const { cancel, run } = canceling({ agent: TWO_PLACES, replies });
    expect(await cancel(ENTRY)).toEqual(CANCELED);
    expect(run).toHaveBeenCalledTimes(2);
  });

  it.each([
    [-32001, 'TASK_NOT_FOUND'],
    [-32002, 'TASK_NOT_CANCELABLE'],
    [-32603, 'UPSTREAM_FAILED'],
  ])('is refused as the agent refuses it: %i is %s', async (errorCode, code) => {
    const { cancel } = canceling({ replies: [unary('', { errorCode })] });
    await expect(cancel(ENTRY)).rejects.toMatchObject({ code });
  });

  it('that the gateway keeps itself is canceled as its owner would', async () => {
    const { cancel, run, runOwn } = canceling({ isOwn: true });
    expect(await cancel(ENTRY)).toEqual(CANCELED);
    expect(runOwn).toHaveBeenCalledWith(
      expect.objectContaining({ operation: 'cancel', params: { id: 't/1' }, owners: ['key:anna'], runner: RUNNER }),
    );
    expect(run).not.toHaveBeenCalled();
  });
});

import { expect, it } from 'vitest';
import type { TaskEntry } from '../../tasks/index.ts';
import { aTask } from '../../tasks/tasks.fixtures.ts';
import { taskEvents } from './task-stream.ts';

function stream({ askAgain = async () => ADMIN }: { askAgain?: () => Promise<typeof ADMIN> } = {}) {
  let tell: (tasks: readonly TaskEntry[]) => void = () => undefined;
  let isWatched = true;
  const events = taskEvents({
    watch: (watcher) => {
      tell = watcher;
      return () => {
        isWatched = false;
      };
    },
    principal: ADMIN,
    isShown: ({ owner }) => owner === 'key:mine',
    askAgain,
    isStopping: () => false,
  });
  return { events, tell: (...tasks: TaskEntry[]) => tell(tasks), isWatched: () => isWatched };
}

const ADMIN = { kind: 'admin' } as const;
const mine = aTask({ agentId: 'a', taskId: 't', owner: 'key:mine', state: 'working' });

it('tells of each task that changed once, the newest state, and of nobody else’s', async () => {
  const { events, tell, isWatched } = stream();
  expect((await events.next()).value).toBe(':\n\n');
  tell(mine, aTask({ agentId: 'a', taskId: 'u', owner: 'key:other' }));
  tell({ ...mine, state: 'completed' });
  expect((await events.next()).value).toBe('event: task\ndata: {"agent_id":"a","task_id":"t","state":"completed"}\n\n');
  await events.return(undefined);
  expect(isWatched()).toBe(false);
});

it('tells at once what changes while it waits, and ends when the reader may see something else', async () => {
  let may: object = ADMIN;
  const { events, tell } = stream({ askAgain: async () => may as typeof ADMIN });
  await events.next();
  const next = events.next();
  tell(mine);
  expect((await next).value).toContain('"task_id":"t"');
  may = { kind: 'anonymous' };
  expect(await events.next()).toEqual({ done: true, value: undefined });
});

import { callScope, type Principal } from '../../access/index.ts';
import { SwitchboardError, stringifyJson } from '../../protocol/index.ts';
import type { TaskEntry, TaskIndex } from '../../tasks/index.ts';

export interface TaskStreamOptions {
  watch: TaskIndex['watch'];
  principal: Principal;
  /** Whether the reader may know of a task. */
  isShown: (task: TaskEntry) => boolean;
  /** @throws SwitchboardError when the reader may not ask any more */
  askAgain: () => Promise<Principal>;
  isStopping: () => boolean;
}

/** So long may a reader go on that may not any more, and so often it hears that the stream lives. */
const CHECK_EVERY_MS = 500;
/** Whoever is too slow is told that something changed, and asks for the list anyway. */
const MAX_WAITING = 200;
const ALIVE = ':\n\n';

/**
 * Server-sent events: which tasks have changed, and nothing of what they are, until the gateway stops or the reader may not
 * see what it saw at the beginning. The list shows the change by then.
 */
export async function* taskEvents(options: TaskStreamOptions): AsyncGenerator<string> {
  const changed = new Map<string, TaskEntry>();
  let wake = (): void => undefined;
  const unwatch = options.watch((tasks) => {
    for (const task of tasks.filter(options.isShown))
      if (changed.size < MAX_WAITING) changed.set(`${task.agentId} ${task.taskId}`, task);
    if (changed.size > 0) wake();
  });
  try {
    yield ALIVE;
    for (;;) {
      if (changed.size === 0) await wokenWithin(CHECK_EVERY_MS, (resolve) => (wake = resolve));
      if (await isOver(options)) return;
      const told = [...changed.values()];
      changed.clear();
      yield told.length === 0 ? ALIVE : told.map(eventOf).join('');
    }
  } finally {
    unwatch();
  }
}

const eventOf = ({ agentId, taskId, state }: TaskEntry): string =>
  `event: task\ndata: ${stringifyJson({ agent_id: agentId, task_id: taskId, state })}\n\n`;

const wokenWithin = (waitMs: number, onWait: (wake: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, waitMs);
    onWait(() => {
      clearTimeout(timer);
      resolve();
    });
  });

async function isOver({ askAgain, isStopping, principal }: TaskStreamOptions): Promise<boolean> {
  if (isStopping()) return true;
  try {
    return JSON.stringify(callScope(await askAgain())) !== JSON.stringify(callScope(principal));
  } catch (error) {
    if (error instanceof SwitchboardError) return true;
    throw error;
  }
}

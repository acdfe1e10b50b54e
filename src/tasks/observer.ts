import type { Logger } from 'pino';
import { SwitchboardError, utcTimestamp } from '../protocol/index.ts';
import type { Claim } from './claim.ts';
import { isResting, MAX_ID_LENGTH, NOBODY, type TaskEntry, type TaskSighting } from './task.ts';
import type { TaskLog } from './task-log.ts';
import { firstKey, type TaskMemory, taskKey } from './task-memory.ts';

/** Takes note of what agents tell about tasks. */
export interface Observer {
  /**
   * Takes note of what an answer or event is about to tell the caller.
   *
   * @param deploymentId where it comes from; null when the agent has but one address
   * @returns a promise, only if it tells of a task or context for the first time: until it resolves, a crash could leave
   *   the caller with an id that is nobody's, so that the answer has to wait
   * @throws SwitchboardError INVALID_AGENT_RESPONSE when the task is somebody else's; by the promise, UNAVAILABLE when
   *   the journal cannot be written. The answer must not leave then.
   */
  observe: (claim: Claim, sighting: TaskSighting, deploymentId: string | null) => Promise<void> | undefined;
  /** An agent that was asked how a task stands has told. @returns whether anything is new */
  refreshed(task: TaskEntry, sighting: TaskSighting): boolean;
  /** An agent that was asked for a task knows none such. @returns whether that is new */
  vanished(task: TaskEntry): boolean;
}

export interface ObserverOptions {
  memory: TaskMemory;
  taskLog: TaskLog;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}

export function createObserver({ memory, taskLog, clock, log }: ObserverOptions): Observer {
  const { tasks, firsts } = memory;

  /** Nobody waits for it: the agent can tell it again, and a journal that fails fails the call, whose record needs it. */
  const writeBehind = (task: TaskEntry): void => {
    taskLog.writeTask(task).catch(() => undefined);
  };

  /** The first sight of a task makes it the caller's. */
  const found = (claim: Claim, taskId: string, sighting: TaskSighting, deploymentId: string | null): Promise<void> => {
    const now = clock();
    const { contextId = null, state = 'unknown' } = sighting;
    return taskLog.writeTask({
      agentId: claim.agentId,
      taskId: storable(taskId),
      owner: claim.owners[0],
      contextId: contextId && storable(contextId),
      contextName: contextNameOf(claim, contextId),
      deploymentId,
      state,
      statusAt: statusTime(sighting) ?? now,
      missing: false,
      createdAt: now,
      updatedAt: now,
    });
  };

  /** Takes over what is new about a task. It stays in the context that it began in. */
  const advance = (task: TaskEntry, { state = task.state, contextId }: TaskSighting, statusAt: number): void => {
    if (task.contextId === null && contextId !== undefined) task.contextId = storable(contextId);
    task.state = state;
    task.statusAt = statusAt;
    task.missing = false;
    task.updatedAt = clock();
  };

  /** Fleeting states are not written: whoever lists tasks asks for those again. */
  const observeKnown = (claim: Claim, task: TaskEntry, sighting: TaskSighting, deploymentId: string | null): void => {
    const { contextId, missing } = task;
    // Known by a push notification, which says nothing of where it comes from.
    const isPlaced = task.deploymentId === null && deploymentId !== null;
    if (isPlaced) task.deploymentId = deploymentId;
    const isNewState = sighting.state !== undefined && sighting.state !== task.state;
    const isNewContext = contextId === null && sighting.contextId !== undefined;
    if (!isNewState && !isNewContext && !missing && !isPlaced) return;
    advance(task, sighting, isNewState ? (statusTime(sighting) ?? clock()) : task.statusAt);
    task.contextName ??= contextNameOf(claim, task.contextId);
    if (isNewContext || missing || isPlaced || isResting(task.state)) writeBehind(task);
  };

  /** Where a context is from now on: at the address of the agent that was the first to answer in it. */
  const place = ({ context }: Claim, deploymentId: string | null): void => {
    if (!context || context.deploymentId !== null || deploymentId === null) return;
    context.deploymentId = deploymentId;
    taskLog.writeContext(context).catch(() => undefined);
  };

  /** Whose the task is now cannot be told: the id stands for two. */
  const disputed = (task: TaskEntry): SwitchboardError => {
    if (task.owner !== NOBODY) {
      const { agentId, taskId } = task;
      log.warn(
        { agentId, taskId },
        'The agent answered one caller with the task of another: it is shown to nobody now.',
      );
      task.owner = NOBODY;
      writeBehind(task);
    }
    return new SwitchboardError(
      'INVALID_AGENT_RESPONSE',
      'The agent answered with a task that is not the one of this call. Its operator must see that it gives out no id twice.',
    );
  };

  const observeContext = ({ agentId, owners, context }: Claim, contextId: string, deploymentId: string | null) => {
    const isKnown = context?.upstreamId === contextId || firsts.get(firstKey(agentId, contextId)) !== undefined;
    if (isKnown) return undefined;
    const now = clock();
    const name = storable(contextId);
    const opened = { agentId, owner: owners[0], name, upstreamId: name, deploymentId, createdAt: now, usedAt: now };
    return taskLog.writeOpened(opened);
  };

  return {
    observe: (claim, sighting, deploymentId) => {
      const { taskId, contextId } = sighting;
      if (taskId !== undefined || contextId !== undefined) place(claim, deploymentId);
      if (taskId === undefined)
        return contextId === undefined ? undefined : observeContext(claim, contextId, deploymentId);
      const known = tasks.get(taskKey({ agentId: claim.agentId, taskId }));
      const task = known ?? (claim.task?.taskId === taskId ? claim.task : undefined);
      if (!task) return found(claim, taskId, sighting, deploymentId);
      if (!claim.isOwn(task)) throw disputed(task);
      observeKnown(claim, task, sighting, deploymentId);
      return undefined;
    },

    refreshed(task, sighting) {
      const { state = task.state } = sighting;
      const statusAt = statusTime(sighting) ?? (state === task.state ? task.statusAt : clock());
      if (state === task.state && statusAt === task.statusAt && !task.missing) return false;
      advance(task, sighting, statusAt);
      writeBehind(task);
      return true;
    },

    vanished(task) {
      if (task.missing) return false;
      task.missing = true;
      writeBehind(task);
      return true;
    },
  };
}

/** The caller's name for the context, when the agent knows it by another. */
function contextNameOf({ alias }: Claim, contextId: string | null): string | null {
  return alias !== null && alias.upstreamId === contextId ? alias.name : null;
}

function statusTime({ statusTimestamp }: TaskSighting): number | undefined {
  if (statusTimestamp === undefined) return undefined;
  // Most are in UTC, and need no closer look.
  const time = Date.parse(statusTimestamp.endsWith('Z') ? statusTimestamp : (utcTimestamp(statusTimestamp) ?? ''));
  return Number.isNaN(time) ? undefined : time;
}

/** Databases would change these, and so make two ids one. */
const UNSAFE = /[\0\p{Surrogate}]/u;

function storable(id: string): string {
  if (id.length <= MAX_ID_LENGTH && !UNSAFE.test(id)) return id;
  throw new SwitchboardError(
    'INVALID_AGENT_RESPONSE',
    `The agent answered with an identifier that is longer than ${MAX_ID_LENGTH} characters, or no Unicode text.`,
  );
}

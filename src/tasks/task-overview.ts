import { decide, type OwnerSetting, type Principal } from '../access/index.ts';
import { decodeCursor, encodeCursor } from '../store/index.ts';
import type { ClaimedAgent } from './claims.ts';
import type { Lookup } from './lookup.ts';
import type { OverviewRepository, OwnedTasks, TaskFilter, TaskOrder, TaskPlace } from './overview-repository.ts';
import { ownersOf } from './owner.ts';
import type { TaskEntry } from './task.ts';
import { type TaskMemory, taskKey } from './task-memory.ts';

export type TaskSelection = TaskFilter;

/** Tasks of all agents, as far as somebody may see them: those that the protocol would let it use, and overseers all. */
export interface TaskOverview {
  /**
   * Newest status first where no order is asked for, also those that their agents know no more. A page goes on in the order
   * of the one before.
   *
   * @param agents all that are registered: some have a rule of their own about whose their tasks are
   * @throws SwitchboardError INVALID_PARAMS for a cursor that is not one, UNAVAILABLE
   */
  list(
    viewer: { principal: Principal; agents: readonly ClaimedAgent[] },
    selection: TaskSelection,
    page: { limit: number; cursor?: string | undefined; order?: TaskOrder | undefined },
  ): Promise<{ tasks: TaskEntry[]; nextCursor: string | null }>;
  /** Whether a task is somebody's own. @param agent which has it; undefined when it is gone */
  isOwn(principal: Principal, task: TaskEntry, agent: ClaimedAgent | undefined): boolean;
}

interface TaskOverviewParts {
  memory: TaskMemory;
  lookup: Lookup<OverviewRepository>;
  ownership: OwnerSetting;
}

const NEWEST_STATUS: TaskOrder = { by: 'statusAt', descending: true };

const SETTINGS: readonly OwnerSetting[] = ['key', 'user', 'team'];

export function createTaskOverview({ memory, lookup, ownership }: TaskOverviewParts): TaskOverview {
  const ownedBy = (principal: Principal, agents: readonly ClaimedAgent[]): readonly OwnedTasks[] | null => {
    if (decide(principal, 'inspect').allowed) return null;
    const ruled = agents.filter(({ taskOwnership }) => (taskOwnership ?? ownership) !== ownership);
    const others: OwnedTasks = {
      owners: ownersOf(principal, ownership),
      agents: { except: ruled.map(({ id }) => id) },
    };
    const own = SETTINGS.map((setting): OwnedTasks => {
      const only = ruled.filter(({ taskOwnership }) => taskOwnership === setting).map(({ id }) => id);
      return { owners: ownersOf(principal, setting), agents: { only } };
    });
    return [others, ...own.filter(({ agents: which }) => 'only' in which && which.only.length > 0)];
  };

  return {
    async list({ principal, agents }, selection, { limit, cursor, order = NEWEST_STATUS }) {
      const after = cursor === undefined ? undefined : placeIn(cursor);
      const visible = ownedBy(principal, agents);
      const rows = await lookup.ask((repository) => repository.list(visible, selection, { order, after, limit }));
      const last = rows.length === limit ? rows.at(-1) : undefined;
      return {
        // What memory knows of a task is newer than what the database does.
        tasks: rows.map((row) => memory.tasks.get(taskKey(row)) ?? row),
        nextCursor: last ? encodeCursor([last[order.by], last.taskId, last.agentId]) : null,
      };
    },
    isOwn: (principal, { owner }, agent) => ownersOf(principal, agent?.taskOwnership ?? ownership).includes(owner),
  };
}

function placeIn(cursor: string): TaskPlace {
  const [at, taskId, agentId] = decodeCursor<[number, string, string]>(cursor, [0, '', '']);
  return { at, taskId, agentId };
}

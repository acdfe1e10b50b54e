import type { OwnerSetting, Principal } from '../access/index.ts';
import { type Operation, SwitchboardError } from '../protocol/index.ts';
import { Claim } from './claim.ts';
import type { ContextClaims } from './context-claims.ts';
import type { Lookup } from './lookup.ts';
import { taskNotFound } from './not-found.ts';
import { ownersOf } from './owner.ts';
import type { TaskEntry, TaskNames } from './task.ts';
import { type TaskMemory, taskKey } from './task-memory.ts';

/** A call that is about to be made. */
export interface ClaimRequest {
  principal: Principal;
  agent: ClaimedAgent;
  operation: Operation;
  names: TaskNames;
}

export interface ClaimedAgent {
  id: string;
  /** The agent's own rule; absent or null: the gateway's. */
  taskOwnership?: OwnerSetting | null;
}

export interface ClaimsOptions {
  memory: TaskMemory;
  lookup: Lookup;
  contexts: ContextClaims;
  ownership: OwnerSetting;
  /** What becomes of task ids that the index has never seen: refused, or passed on and then the caller's. */
  unknownTasks: 'refuse' | 'adopt';
}

/** @returns the claim at once when memory knows all that is named */
export type ClaimTasks = (request: ClaimRequest) => Claim | Promise<Claim>;

/** What every operation but these names is a task, which must be the caller's before anything happens. */
const NAME_NO_TASK: ReadonlySet<Operation> = new Set(['list', 'extended-card']);

/** Each reference has to be looked up. */
const MAX_REFERENCES = 100;

/**
 * Decides whether what a call names is its caller's (A2A 1.0, section 13.1). What is somebody else's is never found, so
 * that it takes the same way as what does not exist: the same questions, the same answer, and the agent learns of neither.
 */
export function createClaims({ memory, lookup, contexts, ownership, unknownTasks }: ClaimsOptions): ClaimTasks {
  const ownTask = (claim: Claim, taskId: string): TaskEntry | undefined => {
    const task = memory.tasks.get(taskKey({ agentId: claim.agentId, taskId }));
    return task && claim.isOwn(task) ? task : undefined;
  };

  /** Takes from memory what is named there. @returns whether that was everything */
  const recall = (claim: Claim, { taskId, contextId, referenceTaskIds }: TaskNames): boolean => {
    if (taskId !== undefined) {
      claim.task = ownTask(claim, taskId);
      if (!claim.task) return false;
    }
    if (contextId !== undefined && !isContextOf(claim.task, contextId)) {
      claim.context = contexts.recall(claim, contextId);
      if (!claim.context) return false;
    }
    return referenceTaskIds === undefined || referenceTaskIds.every((id) => ownTask(claim, id) !== undefined);
  };

  /** Memory may know better than the database, for what it knows may be on its way. */
  const remembered = (claim: Claim, found: readonly TaskEntry[]): Map<string, TaskEntry> => {
    const tasks = new Map<string, TaskEntry>();
    for (const row of found) {
      const key = taskKey(row);
      const task = memory.tasks.get(key) ?? row;
      if (!claim.isOwn(task)) continue;
      memory.tasks.remember(key, task);
      tasks.set(task.taskId, task);
    }
    return tasks;
  };

  const lookUpTasks = async (claim: Claim, taskIds: readonly string[]): Promise<void> => {
    const scope = { agentId: claim.agentId, owners: claim.owners };
    const found = remembered(claim, await lookup.ask((repository) => repository.find(scope, taskIds)));
    for (const taskId of taskIds) {
      const task = found.get(taskId) ?? ownTask(claim, taskId);
      if (!task && !(await isNobodys(claim, taskId))) throw taskNotFound(taskId);
    }
  };

  /** Only where unknown ids may be adopted does it matter whether an id is unknown or somebody's. */
  const isNobodys = async ({ agentId }: Claim, taskId: string): Promise<boolean> => {
    if (unknownTasks === 'refuse') return false;
    const isKnown = memory.tasks.get(taskKey({ agentId, taskId })) !== undefined;
    return !isKnown && !(await lookup.ask((repository) => repository.byId(agentId, taskId)));
  };

  const lookUp = async (claim: Claim, { taskId, contextId, referenceTaskIds = [] }: TaskNames): Promise<Claim> => {
    const taskIds = taskId === undefined ? referenceTaskIds : [taskId, ...referenceTaskIds];
    if (taskIds.length > 0) await lookUpTasks(claim, taskIds);
    if (taskId !== undefined) claim.task = ownTask(claim, taskId);
    if (contextId !== undefined && !isContextOf(claim.task, contextId))
      claim.context = await contexts.lookUp(claim, contextId);
    return claim;
  };

  return ({ principal, agent, operation, names }) => {
    const claim = new Claim(agent.id, ownersOf(principal, agent.taskOwnership ?? ownership));
    if (NAME_NO_TASK.has(operation)) return claim;
    if (operation !== 'send' && operation !== 'stream' && names.taskId === undefined) throw taskMissing();
    if ((names.referenceTaskIds?.length ?? 0) > MAX_REFERENCES) throw tooManyReferences();
    return recall(claim, names) ? claim : lookUp(claim, names);
  };
}

const isContextOf = (task: TaskEntry | undefined, contextId: string): boolean =>
  task !== undefined && (task.contextName ?? task.contextId) === contextId;

const taskMissing = (): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', 'The parameters name no task. Give the id of the task.');

const tooManyReferences = (): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `A message must not refer to more than ${MAX_REFERENCES} tasks.`);

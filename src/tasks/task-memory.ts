import { keyOf, Memory } from './memory.ts';
import type { ContextEntry, Owner, TaskEntry } from './task.ts';

/** Who was the first in a context that the agent knows by an id. */
export interface FirstInContext {
  owner: Owner;
  createdAt: number;
  deploymentId: string | null;
}

/** What the index knows without asking the database. */
export interface TaskMemory {
  tasks: Memory<TaskEntry>;
  /** By whose they are and what they are called by them. */
  contexts: Memory<ContextEntry>;
  /** By what the agent calls the context. */
  firsts: Memory<FirstInContext>;
}

/** Some five megabytes when all are full; who comes back later costs one query. */
const REMEMBERED = 10_000;

export const createTaskMemory = (): TaskMemory => ({
  tasks: new Memory(REMEMBERED),
  contexts: new Memory(REMEMBERED),
  firsts: new Memory(REMEMBERED),
});

export const taskKey = ({ agentId, taskId }: { agentId: string; taskId: string }): string => keyOf(agentId, taskId);

export const contextKey = ({ agentId, owner, name }: Pick<ContextEntry, 'agentId' | 'owner' | 'name'>): string =>
  keyOf(agentId, owner, name);

export const firstKey = (agentId: string, upstreamId: string): string => keyOf(agentId, upstreamId);

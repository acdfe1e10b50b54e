export { inCallersNames } from './alias.ts';
export type { Claim, ContextAlias } from './claim.ts';
export type { ClaimedAgent, ClaimRequest } from './claims.ts';
export type { FetchedTask, FetchTask, ListRequest } from './list-tasks.ts';
export type { TaskEntry, TaskNames, TaskSighting } from './task.ts';
export { createTaskIndex, type TaskIndex, type TaskIndexOptions, type TaskSettings } from './task-index.ts';

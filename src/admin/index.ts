export type { AdminDependencies, LifecycleState } from './dependencies.ts';
export { createManagement, type Management } from './management.ts';

export { registerAdmin } from './admin.ts';
export type { AdminDependencies, LifecycleState } from './dependencies.ts';

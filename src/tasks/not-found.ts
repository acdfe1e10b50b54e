import { notFound } from '../access/index.ts';
import type { SwitchboardError } from '../protocol/index.ts';

/** What does not exist and what is somebody else's, in the same words (A2A 1.0, sections 3.3.2 and 13.1). */
export const taskNotFound = (taskId: string): SwitchboardError => notFound('task', taskId);

/** For gateways that let nobody name contexts of their own. */
export const contextNotFound = (contextId: string): SwitchboardError => notFound('context', contextId);

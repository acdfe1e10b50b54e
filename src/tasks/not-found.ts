import { SwitchboardError } from '../protocol/index.ts';

/** What does not exist and what is somebody else's, in the same words (A2A 1.0, sections 3.3.2 and 13.1). */
export const taskNotFound = (taskId: string): SwitchboardError =>
  new SwitchboardError(
    'TASK_NOT_FOUND',
    `Task not found: ${taskId.slice(0, 128)}. The agent has no such task that belongs to this caller.`,
  );

/** For gateways that let nobody name contexts of their own. */
export const contextNotFound = (contextId: string): SwitchboardError =>
  new SwitchboardError(
    'TASK_NOT_FOUND',
    `Context not found: ${contextId.slice(0, 128)}. The agent has opened no such context for this caller. ` +
      'Leave the contextId out to begin a new one.',
  );

import { choice, duration } from '../value-type.ts';
import { key, optional } from './key.ts';

/** Whose tasks and contexts are. */
export const TASKS_KEYS = {
  taskOwnership: key({
    path: 'tasks.ownership',
    type: choice(['key', 'user', 'team']),
    default: 'key',
    about: 'Whose tasks and contexts are: those of the key that made them, or of all keys of its user or its team.',
  }),
  unknownTasks: key({
    path: 'tasks.unknown_tasks',
    type: choice(['refuse', 'adopt']),
    default: 'refuse',
    about:
      'What becomes of ids of tasks that were made before the gateway, or past it: they are unknown to everybody, or ' +
      "become the first caller's who names them.",
  }),
  unknownContexts: key({
    path: 'tasks.unknown_contexts',
    type: choice(['accept', 'refuse']),
    default: 'accept',
    about: 'Whether callers may name contexts of their own, or go on only with those that agents have opened for them.',
  }),
  taskRetentionMs: optional({
    path: 'tasks.retention',
    type: duration,
    about:
      'Finished tasks that nothing was heard of for this long are forgotten: nobody can get them any more. When it is not set, they are kept.',
    example: '90d',
  }),
};

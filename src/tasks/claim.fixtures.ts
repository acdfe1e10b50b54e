import { Claim } from './claim.ts';
import type { ContextEntry, TaskEntry } from './task.ts';

/** A claim of the first agent's, by the first key. */
export function aClaim({ task, context }: { task?: TaskEntry; context?: ContextEntry } = {}): Claim {
  const claim = new Claim('agent-1', ['key:key-1']);
  claim.task = task;
  claim.context = context;
  return claim;
}

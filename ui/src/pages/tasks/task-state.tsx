import type { Task } from '../../api/tasks.ts';
import { State, type StateKind } from '../../kit/state.tsx';

const SHAPES: Record<string, StateKind> = {
  submitted: 'running',
  working: 'running',
  'input-required': 'ask',
  'auth-required': 'ask',
  completed: 'ok',
  canceled: 'paused',
  rejected: 'refused',
  failed: 'error',
};

/** Every state there is, those in which something is left to do first. */
export const TASK_STATES = [...Object.keys(SHAPES), 'unknown'];
export const OPEN_STATES = ['submitted', 'working', 'input-required', 'auth-required', 'unknown'];

export function TaskState({ task: { state, missing } }: { task: Pick<Task, 'state' | 'missing'> }) {
  if (missing)
    return (
      <State kind="down" title="The agent says that it knows this task no more.">
        gone, was {state}
      </State>
    );
  return <State kind={SHAPES[state] ?? 'slow'}>{state.replace('-', ' ')}</State>;
}

import type { Json } from '../json.ts';
import type { Rewrite } from './shape.ts';

/** Task states by their protobuf number: name of 0.3, name of 1.0 without its prefix (A2A wire notes, 1.4). */
const STATES = [
  ['unknown', 'UNSPECIFIED'],
  ['submitted', 'SUBMITTED'],
  ['working', 'WORKING'],
  ['completed', 'COMPLETED'],
  ['failed', 'FAILED'],
  ['canceled', 'CANCELED'],
  ['input-required', 'INPUT_REQUIRED'],
  ['rejected', 'REJECTED'],
  ['auth-required', 'AUTH_REQUIRED'],
] as const;

export type TaskState = (typeof STATES)[number][0];

/** Every spelling in which a state arrives: number, 0.3, 1.0, and the `CANCELLED` of the 0.3 proto. */
const STATE_OF = new Map<Json, TaskState>(
  STATES.flatMap(([state, name], number) => [
    [state, state],
    [`TASK_STATE_${name}`, state],
    [number, state],
  ]),
);
STATE_OF.set('TASK_STATE_CANCELLED', 'canceled');
STATE_OF.set('cancelled', 'canceled');

const STATE_NAME = new Map<TaskState, string>(STATES.map(([state, name]) => [state, `TASK_STATE_${name}`]));

/** A state in 0.3 spelling, whatever it was written in; what nobody knows is `unknown`. */
export const stateTo03 = (value: Json): TaskState => STATE_OF.get(value) ?? 'unknown';

/** A state in 1.0 spelling. */
export const stateTo10: Rewrite = (value) => STATE_NAME.get(stateTo03(value));

/** A state in the spelling of the 0.3 proto, which writes `CANCELLED`. */
export const stateToRest: Rewrite = (value) =>
  stateTo03(value) === 'canceled' ? 'TASK_STATE_CANCELLED' : stateTo10(value);

const isUser = (role: Json): boolean => role === 'user' || role === 'ROLE_USER' || role === 1;

/** A role in 0.3 spelling, which knows no third one: who is not the user is the agent. */
export const roleTo03: Rewrite = (role) => (isUser(role) ? 'user' : 'agent');

/** A role as both protos spell it. */
export const roleToProto: Rewrite = (role) => (isUser(role) ? 'ROLE_USER' : 'ROLE_AGENT');

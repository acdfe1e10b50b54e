import { SwitchboardError } from '../protocol/index.ts';
import type { Pause } from './agent.ts';

/** What callers of a paused agent are told; the reason is written for them. */
export const pausedError = (agentName: string, { reason }: Pick<Pause, 'reason'>): SwitchboardError =>
  new SwitchboardError(
    'AGENT_PAUSED',
    `Agent "${agentName}" is paused by an administrator${reason === '' ? '' : `: ${reason}`}. Call again when it is resumed.`,
  );

import type { TraceDestination } from '../../../api/settings.ts';
import { State, type StateKind } from '../../../kit/state.tsx';

const STATES: Record<TraceDestination['state'], { kind: StateKind; label: string }> = {
  ok: { kind: 'ok', label: 'takes traces' },
  failing: { kind: 'error', label: 'failing' },
  paused: { kind: 'paused', label: 'left alone for a while: it does not let the gateway in' },
  idle: { kind: 'ok', label: 'nothing was sent yet' },
  off: { kind: 'paused', label: 'paused: nothing is sent' },
};

/** How what traces are sent to fares. */
export const DestinationState = ({ state }: Pick<TraceDestination, 'state'>) => (
  <State kind={STATES[state].kind}>{STATES[state].label}</State>
);

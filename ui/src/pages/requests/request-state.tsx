import type { AccessRequest } from '../../api/access-requests.ts';
import { State, type StateKind } from '../../kit/state.tsx';

const KINDS: Record<AccessRequest['state'], { kind: StateKind; label: string }> = {
  open: { kind: 'ask', label: 'waits for an answer' },
  granted: { kind: 'ok', label: 'granted' },
  declined: { kind: 'refused', label: 'declined' },
  withdrawn: { kind: 'paused', label: 'withdrawn' },
};

export function RequestState({ state }: { state: AccessRequest['state'] }) {
  const { kind, label } = KINDS[state];
  return <State kind={kind}>{label}</State>;
}

/** It was granted, and its key waits for whoever asked. */
export const hasKeyToFetch = ({ state, key_id, own }: AccessRequest): boolean =>
  own && state === 'granted' && key_id === null;

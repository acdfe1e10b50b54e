import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { callQuery } from '../../api/calls.ts';
import { keysQuery } from '../../api/keys.ts';
import { shownKey } from '../../format/id.ts';
import { usePowers } from '../../shell/use-powers.ts';
import type { Shape } from './a2a-wires.ts';
import { type AskedBefore, askedBefore } from './asked-before.ts';
import type { Setting } from './use-conversation.ts';

/** What stands there at first, ready to be sent. */
export type Ready = Pick<AskedBefore, 'parts' | 'missing'>;

interface Replaying {
  /** The conversation that it was part of. */
  onContext: (contextId: string | null) => void;
  /** Like which client it was made, and as whom, if one may speak as that. */
  onSetting: (changes: Partial<Omit<Setting, 'agent'>>) => void;
}

/**
 * What stands ready to be sent at first: what a call had asked, with its files and data, as the same caller and in the same
 * context.
 *
 * @param call its id @param say words, without a call
 */
export function useReplay(call: string | undefined, say: string, { onContext, onSetting }: Replaying): Ready {
  const { data: detail } = useQuery({ ...callQuery(call ?? ''), enabled: call !== undefined });
  const { data: keys } = useQuery({ ...keysQuery, enabled: call !== undefined });
  const { mayRotateKey } = usePowers();
  const asked = useMemo(() => askedBefore(detail?.content?.request), [detail]);
  const taken = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (!detail || !keys || taken.current === detail.id) return;
    taken.current = detail.id;
    const key = keys.find((one) => one.key_id === detail.key_id && mayRotateKey(one));
    onSetting({
      shape: shapeOf(detail.front, detail.content?.request),
      ...(key && { speaker: { kind: 'key', id: key.key_id, name: key.key_alias ?? shownKey(key.key_name) } }),
    });
    // A conversation is its caller's own: nobody else finds it.
    onContext(key || detail.key_id === null ? (asked?.contextId ?? null) : null);
  });
  return useMemo(
    () => ({ parts: asked?.parts ?? (say === '' ? [] : [{ text: say }]), missing: asked?.missing ?? [] }),
    [asked, say],
  );
}

/** Methods of A2A 0.3 have a slash in their names. */
function shapeOf(front: string, request: unknown): Shape {
  if (front !== 'a2a') return 'openai';
  const method = typeof request === 'object' && request !== null && 'method' in request ? request.method : undefined;
  return typeof method === 'string' && method.includes('/') ? 'a2a-0.3' : 'a2a-1.0';
}

import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type StateKind = 'ok' | 'slow' | 'down' | 'paused' | 'error' | 'refused' | 'running' | 'ask';

const SHAPES: Record<StateKind, IconName> = {
  ok: 's-ok',
  slow: 's-slow',
  down: 's-down',
  error: 's-down',
  paused: 's-paused',
  refused: 's-refused',
  running: 's-running',
  ask: 's-ask',
};

/** Trouble is told by its shape first, by its colour second. */
export function State({ kind, children, title }: { kind: StateKind; children: ReactNode; title?: string | undefined }) {
  return (
    <span className={`state ${kind}`} title={title}>
      <Icon name={SHAPES[kind]} />
      {children}
    </span>
  );
}

import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

const ICONS = { plain: 'info', warn: 'warn', bad: 'warn' } as const satisfies Record<string, IconName>;

/** A band over a page's content: what is the matter, since when, and what can be done. */
export function Notice({ kind = 'plain', children }: { kind?: keyof typeof ICONS; children: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role={kind === 'bad' ? 'alert' : 'status'}>
      <Icon name={ICONS[kind]} />
      {children}
    </div>
  );
}

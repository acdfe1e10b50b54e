import type { ReactNode } from 'react';

/** One sentence, one command, one button. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <h2 className="strong">{title}</h2>
      {children}
    </div>
  );
}

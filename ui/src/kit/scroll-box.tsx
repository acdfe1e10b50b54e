import type { ReactNode } from 'react';

/** What is wider than a small screen and scrolls in itself, by keys as well. */
export function ScrollBox({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}

import { Link, type LinkProps } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { count } from '../format/count.ts';

export interface TabItem extends Pick<LinkProps, 'to' | 'search' | 'params'> {
  name: string;
  label: string;
  /** How many are behind it. */
  amount?: number | undefined;
}

/** Views of one page; each has an address. The chosen one is in sight, however many there are. */
export function Tabs({ label, items, current }: { label: string; items: readonly TabItem[]; current: string }) {
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    row.current?.querySelector(`[data-tab="${current}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current]);
  return (
    <nav className="tabs" aria-label={label} ref={row}>
      {items.map(({ name, label: text, amount, ...link }) => (
        <Link
          key={name}
          {...link}
          data-tab={name}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={name === current ? 'page' : undefined}
        >
          {text}
          {amount !== undefined && <i>{count(amount)}</i>}
        </Link>
      ))}
    </nav>
  );
}

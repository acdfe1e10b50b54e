import { Link, type LinkProps } from '@tanstack/react-router';
import { count } from '../format/count.ts';

export interface TabItem extends Pick<LinkProps, 'to' | 'search' | 'params'> {
  name: string;
  label: string;
  /** How many are behind it. */
  amount?: number | undefined;
}

/** Views of one page; each has an address. */
export function Tabs({ label, items, current }: { label: string; items: readonly TabItem[]; current: string }) {
  return (
    <nav className="tabs" aria-label={label}>
      {items.map(({ name, label: text, amount, ...link }) => (
        <Link
          key={name}
          {...link}
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

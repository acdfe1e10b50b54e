import { Link, useRouterState } from '@tanstack/react-router';
import { shortId } from '../format/id.ts';
import { PAGES } from './pages.ts';

/** Where one is: the page, and what of it is open. */
export function Breadcrumbs() {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const [, page = '', ...inside] = path.split('/').map(decodeURIComponent);
  const found = PAGES.find(({ to }) => to === `/${page}`);
  if (!found) return <nav className="crumbs" aria-label="Breadcrumb" />;
  return (
    <nav className="crumbs" aria-label="Breadcrumb">
      {inside.length === 0 ? <span>{found.label}</span> : <Link to={found.to}>{found.label}</Link>}
      {inside.map((part, index) => (
        <span key={part} className="contents">
          <i>/</i>
          <span title={part}>
            {index === 0 && part === 'new' ? 'Add' : found.to === '/traces' ? shortId(part) : part}
          </span>
        </span>
      ))}
    </nav>
  );
}

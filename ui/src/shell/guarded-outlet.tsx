import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { sessionQuery } from '../api/session.ts';
import { Empty } from '../kit/empty.tsx';
import { PAGES, type Page } from './pages.ts';
import { usePowers } from './use-powers.ts';

type Need = NonNullable<Page['needs']> | 'mayManage';

/** Who has what a page needs, in words. */
const WHO: Record<Need, string> = {
  mayManage: 'administrators',
  mayInspect: 'administrators and viewers',
  maySeeTeams: 'administrators, viewers, and members of a team',
};

/** Pages that not everybody is shown; what is not in the rail may still be asked for by its address. */
const GUARDED: readonly { to: string; label: string; needs: Need }[] = [
  { to: '/agents/new', label: 'Add agent', needs: 'mayManage' },
  ...PAGES.flatMap(({ to, label, needs }) => (needs === undefined ? [] : [{ to, label, needs }])),
];

/** The page, or a plain word about who may see it. The gateway refuses its data again. */
export function GuardedOutlet() {
  const { pathname } = useLocation();
  const powers = usePowers();
  const { name, role } = useSuspenseQuery(sessionQuery).data;
  const guarded = GUARDED.find(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  if (!guarded || powers[guarded.needs]) return <Outlet />;
  return (
    <main className="main" id="main">
      <h1 className="vh">{guarded.label}</h1>
      <Empty title={`${guarded.label} is for ${WHO[guarded.needs]}`}>
        <p>
          You are signed in as {name}
          {role !== null && `, with the role ${role}`}. Ask an administrator for another role if you need this page.
        </p>
        <Link to="/overview" className="btn primary">
          Go to the overview
        </Link>
      </Empty>
    </main>
  );
}

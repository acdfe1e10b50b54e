import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { signOut } from '../api/session.ts';
import type { Session } from '../api/types.ts';
import { chooseZone, currentZone } from '../format/zone.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { Menu, MenuItem } from '../kit/menu.tsx';
import { ChangePassword } from '../pages/account/change-password.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { PAGES } from './pages.ts';
import { switchTheme } from './theme.ts';
import { RANGES, type RangeName } from './time-range.ts';
import { useRange } from './use-range.ts';

interface TopBarProps {
  session: Session;
  onMenu: () => void;
  onFind: () => void;
}

export function TopBar({ session, onMenu, onFind }: TopBarProps) {
  const isInTime = useRouterState({ select: ({ location }) => hasTimeRange(location.pathname) });
  return (
    <header className="topbar">
      <Button className="menu" icon="menu" aria-label="Menu" onClick={onMenu} />
      {session.environment !== null && (
        <span className="env" title="Where this gateway runs">
          {session.environment}
        </span>
      )}
      <Breadcrumbs />
      <button type="button" className="find" aria-label="Search, or paste any id" onClick={onFind}>
        <Icon name="search" />
        <span>Search, or paste any id</span>
        <kbd>
          <Icon name="cmd" />K
        </kbd>
      </button>
      {isInTime && <RangePicker />}
      <Button look="quiet" icon="theme" aria-label="Switch theme" onClick={switchTheme} />
      <UserMenu session={session} />
    </header>
  );
}

function hasTimeRange(path: string): boolean {
  const isTimeless = PAGES.find(({ to }) => path === to || path.startsWith(`${to}/`))?.isTimeless ?? false;
  return !isTimeless && path !== '/agents/new';
}

function RangePicker() {
  const { name, choose } = useRange();
  return (
    <Menu
      trigger={
        <button type="button" className="btn quiet range" aria-label={`Time range: ${RANGES[name].label}`}>
          <Icon name="clock" />
          <span>{RANGES[name].label}</span>
          {currentZone() && <span className="ink-3">{currentZone()}</span>}
          <Icon name="down" />
        </button>
      }
    >
      {(Object.keys(RANGES) as RangeName[]).map((range) => (
        <MenuItem key={range} onSelect={() => choose(range)}>
          {RANGES[range].label}
        </MenuItem>
      ))}
    </Menu>
  );
}

function UserMenu({ session }: { session: Session }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const isUtc = currentZone() === 'UTC';
  const leave = async () => {
    const { sign_out_url } = await signOut();
    queries.clear();
    if (sign_out_url !== null) location.assign(sign_out_url);
    else await navigate({ to: '/sign-in' });
  };
  return (
    <>
      {isChanging && <ChangePassword user={session.name} onClose={() => setChanging(false)} />}
      <Menu
        trigger={
          <button type="button" className="avatar" aria-label={`Signed in as ${session.name}`} title={session.name}>
            {session.name.slice(0, 2).toUpperCase()}
          </button>
        }
      >
        <p className="menu-said">
          {session.name}
          <span className="ink-3">{roleOf(session)}</span>
        </p>
        <MenuItem icon="clock" onSelect={() => chooseZone(isUtc ? undefined : 'UTC')}>
          {isUtc ? 'Tell times in my own zone' : 'Tell times in UTC'}
        </MenuItem>
        {session.may_change_password && (
          <MenuItem icon="lock" onSelect={() => setChanging(true)}>
            Change password
          </MenuItem>
        )}
        <MenuItem icon="out" onSelect={() => void leave()}>
          Sign out
        </MenuItem>
      </Menu>
    </>
  );
}

/** What the gateway lets them do, in words. */
function roleOf({ may_manage, may_inspect, administers }: Session): string {
  if (may_manage) return 'may change everything';
  if (may_inspect) return 'may see everything';
  return administers.length > 0 ? 'sees what is theirs, and runs their teams' : 'sees what is theirs';
}

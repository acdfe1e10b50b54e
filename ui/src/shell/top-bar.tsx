import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { signOut } from '../api/session.ts';
import type { Session } from '../api/types.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { Menu, MenuItem } from '../kit/menu.tsx';
import { ChangePassword } from '../pages/account/change-password.tsx';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { switchTheme } from './theme.ts';
import { RANGES, type RangeName } from './time-range.ts';
import { useRange } from './use-range.ts';

interface TopBarProps {
  session: Session;
  onMenu: () => void;
  onFind: () => void;
}

export function TopBar({ session, onMenu, onFind }: TopBarProps) {
  return (
    <header className="topbar">
      <Button className="menu" icon="menu" aria-label="Menu" onClick={onMenu} />
      <Breadcrumbs />
      <button type="button" className="find" onClick={onFind}>
        <Icon name="search" />
        <span>Search, or paste any id</span>
        <kbd>
          <Icon name="cmd" />K
        </kbd>
      </button>
      <RangePicker />
      <Button look="quiet" icon="theme" aria-label="Switch theme" onClick={switchTheme} />
      <UserMenu session={session} />
    </header>
  );
}

function RangePicker() {
  const { name, choose } = useRange();
  return (
    <Menu
      trigger={
        <button type="button" className="btn quiet range" aria-label={`Time range: ${RANGES[name].label}`}>
          <Icon name="clock" />
          <span>{RANGES[name].label}</span>
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

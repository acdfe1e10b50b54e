import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionIfAnyQuery } from '../../api/session.ts';
import { Button } from '../../kit/button.tsx';
import { Mark } from '../../kit/mark.tsx';
import { switchTheme } from '../../shell/theme.ts';
import { PublishDialog } from './publish-dialog.tsx';

/** What stands above the catalogue: the way in for those who run the gateway, and what is theirs to choose. */
export function HubBar() {
  const { data: session } = useQuery(sessionIfAnyQuery());
  const [isChoosing, setChoosing] = useState(false);
  return (
    <header className="public-top">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Link className="brand" to="/hub" aria-label="Switchboard, hub">
        <Mark />
        <span>Switchboard</span>
      </Link>
      <nav className="row push" aria-label="Hub">
        <Button look="quiet" icon="theme" aria-label="Switch theme" onClick={switchTheme} />
        {session?.may_manage && (
          <Button icon="globe" onClick={() => setChoosing(true)}>
            Choose what is public
          </Button>
        )}
        {session ? (
          <Link className="btn" to="/overview">
            Admin
          </Link>
        ) : (
          <Link className="btn" to="/sign-in" search={{ to: '/hub' }}>
            Sign in
          </Link>
        )}
      </nav>
      {session?.may_manage && <PublishDialog open={isChoosing} onClose={() => setChoosing(false)} />}
    </header>
  );
}

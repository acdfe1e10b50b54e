import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { hubInfoQuery } from '../../api/hub.ts';
import { sessionIfAnyQuery } from '../../api/session.ts';
import { Button } from '../../kit/button.tsx';
import { Mark } from '../../kit/mark.tsx';
import { switchTheme } from '../../shell/theme.ts';
import { AboutDialog } from './about-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';

/** What stands above the catalogue: the way in for those who run the gateway, and what is theirs to choose. */
export function HubBar() {
  const { data: session } = useQuery(sessionIfAnyQuery());
  const { data: info } = useQuery(hubInfoQuery);
  const [doing, setDoing] = useState<'choosing' | 'writing' | null>(null);
  const close = () => setDoing(null);
  return (
    <header className="public-top">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Link className="brand" to="/hub" aria-label="Switchboard, hub">
        <Mark />
        <span>Switchboard</span>
      </Link>
      {info?.title != null && (
        <>
          <span className="sep" />
          <span className="org clip">{info.title}</span>
        </>
      )}
      <nav className="row push" aria-label="Hub">
        {info?.links.map(({ label, url }) => (
          <a key={label + url} className="btn quiet hub-link" href={url} target="_blank" rel="noopener noreferrer">
            {label}
          </a>
        ))}
        <Button look="quiet" icon="theme" aria-label="Switch theme" onClick={switchTheme} />
        {session?.may_manage && (
          <>
            <Button look="quiet" onClick={() => setDoing('writing')}>
              Edit the hub
            </Button>
            <Button icon="globe" onClick={() => setDoing('choosing')}>
              Choose what is public
            </Button>
          </>
        )}
        {session ? (
          <Link className="btn" to="/overview">
            {session.may_inspect ? 'Admin UI' : 'Your gateway'}
          </Link>
        ) : (
          <Link className="btn" to="/sign-in" search={{ to: '/hub' }}>
            Sign in
          </Link>
        )}
      </nav>
      {session?.may_manage && <PublishDialog open={doing === 'choosing'} onClose={close} />}
      <Suspense>{doing === 'writing' && <AboutDialog onClose={close} />}</Suspense>
    </header>
  );
}

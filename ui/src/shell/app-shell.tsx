import { useSuspenseQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { sessionQuery } from '../api/session.ts';
import { currentZone, onZone } from '../format/zone.ts';
import { Connection } from './connection.tsx';
import { GuardedOutlet } from './guarded-outlet.tsx';
import { Help } from './help.tsx';
import { useShortcuts } from './keyboard.ts';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { SessionEnd } from './session-end.tsx';
import { TopBar } from './top-bar.tsx';
import { useFoldedRail } from './use-folded-rail.ts';

/** Everything around a page. */
export function AppShell() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [isRailOpen, setRailOpen] = useState(false);
  const [isRailFolded, foldRail] = useFoldedRail();
  const [isFinding, setFinding] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const zone = useSyncExternalStore(onZone, currentZone);
  useShortcuts({ onFind: () => setFinding(true), onHelp: () => setHelpOpen(true) });
  return (
    <div className={isRailFolded ? 'app folded' : 'app'}>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Rail
        session={session}
        isOpen={isRailOpen}
        onChoose={() => setRailOpen(false)}
        isFolded={isRailFolded}
        onFold={() => foldRail(!isRailFolded)}
      />
      <TopBar session={session} onMenu={() => setRailOpen(!isRailOpen)} onFind={() => setFinding(true)} />
      {/* With another zone the page tells all its times anew. */}
      <GuardedOutlet key={zone} />
      <Connection />
      <SessionEnd />
      <Palette open={isFinding} onClose={() => setFinding(false)} />
      <Help open={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

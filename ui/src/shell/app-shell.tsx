import { useSuspenseQuery } from '@tanstack/react-query';
import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { sessionQuery } from '../api/session.ts';
import { Help } from './help.tsx';
import { useShortcuts } from './keyboard.ts';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

/** Everything around a page. */
export function AppShell() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [isRailOpen, setRailOpen] = useState(false);
  const [isFinding, setFinding] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useShortcuts({ onFind: () => setFinding(true), onHelp: () => setHelpOpen(true) });
  return (
    <div className="app">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <Rail session={session} isOpen={isRailOpen} onChoose={() => setRailOpen(false)} />
      <TopBar session={session} onMenu={() => setRailOpen(!isRailOpen)} onFind={() => setFinding(true)} />
      <Outlet />
      <Palette open={isFinding} onClose={() => setFinding(false)} />
      <Help open={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

import './sign-in.css';
import type { ReactNode } from 'react';
import { Button } from '../../kit/button.tsx';
import { Mark } from '../../kit/mark.tsx';
import { switchTheme } from '../../shell/theme.ts';
import { SignInStrip } from './sign-in-strip.tsx';

/** What signed-out pages have in common. @param foot what to know, at the very bottom */
export function SignedOutFrame({ title, foot, children }: { title: string; foot?: ReactNode; children: ReactNode }) {
  return (
    <main className="login" id="main">
      <section>
        <div className="brand">
          <Mark width={56} />
        </div>
        <h1>{title}</h1>
        <p className="ink-2">{location.host}</p>
        {children}
      </section>
      <footer>
        <SignInStrip />
        <div className="foot">
          {foot}
          <Button
            look="quiet"
            size="small"
            icon="theme"
            className="push"
            aria-label="Switch theme"
            onClick={switchTheme}
          />
        </div>
      </footer>
    </main>
  );
}

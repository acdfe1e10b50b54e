import { Link } from '@tanstack/react-router';
import type { Session } from '../api/types.ts';
import { Copy } from '../kit/copy.tsx';
import { Icon } from '../kit/icon.tsx';
import { Mark } from '../kit/mark.tsx';
import { usePages, usePowers } from './use-powers.ts';

/** The left rail: every page there is, and where callers find the gateway. */
export function Rail({ session, isOpen, onChoose }: { session: Session; isOpen: boolean; onChoose: () => void }) {
  const pages = usePages();
  const { mayInspect } = usePowers();
  return (
    <nav className={`rail ${isOpen ? 'open' : ''}`} aria-label="Main">
      <Link className="brand" to="/" aria-label="Switchboard">
        <Mark />
        <span>Switchboard</span>
      </Link>
      <div className="rail-items">
        {pages.map(({ to, label, icon, group }, index) => (
          <div key={to} className="contents">
            {group !== undefined && group !== pages[index - 1]?.group && <h2>{group}</h2>}
            <Link to={to} title={label} activeProps={{ 'aria-current': 'page' }} onClick={onChoose}>
              <Icon name={icon} />
              <span>{label}</span>
            </Link>
          </div>
        ))}
      </div>
      <div className="rail-foot">
        <h2>Gateway address</h2>
        <Copy text={session.base_url} className="mono copy-address">
          {new URL(session.base_url).host}
        </Copy>
        {!mayInspect && <p>You see what is yours, and your teams’.</p>}
        <p>version {session.version}</p>
      </div>
    </nav>
  );
}

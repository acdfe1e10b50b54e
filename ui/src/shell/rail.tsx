import { Link } from '@tanstack/react-router';
import type { Session } from '../api/types.ts';
import { Button } from '../kit/button.tsx';
import { Copy } from '../kit/copy.tsx';
import { Icon } from '../kit/icon.tsx';
import { Mark } from '../kit/mark.tsx';
import { usePages, usePowers } from './use-powers.ts';
import { type RailCount, useRailCounts } from './use-rail-counts.ts';

interface RailProps {
  session: Session;
  /** On a phone, where it lies over the page. */
  isOpen: boolean;
  onChoose: () => void;
  /** Its icons alone. */
  isFolded: boolean;
  onFold: () => void;
}

/** The left rail: every page there is, and where callers find the gateway. */
export function Rail({ session, isOpen, onChoose, isFolded, onFold }: RailProps) {
  const pages = usePages();
  const { mayInspect } = usePowers();
  const counts = useRailCounts();
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
            <Link
              to={to}
              title={[label, counts[to]?.says].filter(Boolean).join(': ')}
              activeProps={{ 'aria-current': 'page' }}
              onClick={onChoose}
            >
              <Icon name={icon} />
              <span>{label}</span>
              <Count of={counts[to]} />
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
      <Button
        look="quiet"
        className="fold-rail"
        icon="sidebar"
        aria-label={isFolded ? 'Unfold the rail' : 'Fold the rail'}
        aria-expanded={!isFolded}
        onClick={onFold}
      />
    </nav>
  );
}

/** The title says what it counts; the page's name stays its name. */
const Count = ({ of: counted }: { of: RailCount | undefined }) =>
  counted && (
    <i className={counted.isBad ? 'bad' : ''} aria-hidden="true">
      {counted.isBad && <Icon name="s-down" />}
      {counted.shown}
    </i>
  );

import { Link } from '@tanstack/react-router';
import type { Key } from '../../api/keys.ts';
import { Icon } from '../../kit/icon.tsx';
import { keyLabel } from '../keys/key-state.ts';

/** Whose keys these are leads on to each of them. */
export function KeysOf({ keys }: { keys: readonly Pick<Key, 'key_id' | 'key_alias' | 'key_name'>[] }) {
  return (
    <>
      <div className="sec-head">
        <h3>Keys</h3>
      </div>
      <div className="block">
        <p className="row wrap">
          {keys.map((key) => (
            <Link key={key.key_id} className="tag" to="/keys" search={{ key: key.key_id }}>
              <Icon name="keys" />
              {keyLabel(key)}
            </Link>
          ))}
          {keys.length === 0 && <span className="ink-2">None.</span>}
        </p>
      </div>
    </>
  );
}

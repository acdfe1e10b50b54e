import { useQuery } from '@tanstack/react-query';
import { keysQuery } from '../../api/keys.ts';
import { shownKey } from '../../format/id.ts';
import { usePowers } from '../../shell/use-powers.ts';
import type { Speaker } from './a2a-client.ts';

interface SpeakerPickProps {
  value: Speaker;
  onChange: (next: Speaker) => void;
}

/** As whom one calls. Keys are those that one may rotate, and so could come to hold; any other can be pasted. */
export function SpeakerPick({ value, onChange }: SpeakerPickProps) {
  const { mayRotateKey } = usePowers();
  const { data: keys = [] } = useQuery(keysQuery);
  const own = keys.filter(mayRotateKey);
  const choose = (chosen: string) => {
    if (chosen === 'self') return onChange({ kind: 'self' });
    if (chosen === 'pasted') return onChange({ kind: 'pasted', key: '' });
    const key = own.find(({ key_id }) => key_id === chosen);
    if (key) onChange({ kind: 'key', id: key.key_id, name: key.key_alias ?? shownKey(key.key_name) });
  };
  return (
    <>
      <label className="pick">
        <span>Act as</span>
        <select
          aria-label="Act as"
          value={value.kind === 'key' ? value.id : value.kind}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="self">yourself</option>
          {value.kind === 'key' && !own.some(({ key_id }) => key_id === value.id) && (
            <option value={value.id}>{value.name}</option>
          )}
          {own.map(({ key_id, key_alias, key_name }) => (
            <option key={key_id} value={key_id}>
              {key_alias ?? shownKey(key_name)}
            </option>
          ))}
          <option value="pasted">a key that you paste</option>
        </select>
      </label>
      {value.kind === 'pasted' && (
        <label className="pick">
          <input
            type="password"
            autoComplete="off"
            placeholder="sk-…"
            aria-label="Key to act as"
            value={value.key}
            onChange={(event) => onChange({ kind: 'pasted', key: event.target.value.trim() })}
          />
        </label>
      )}
    </>
  );
}

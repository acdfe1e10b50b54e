import { useQuery } from '@tanstack/react-query';
import { keysQuery } from '../../api/keys.ts';
import { teamsQuery } from '../../api/teams.ts';
import { shownKey } from '../../format/id.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import type { Receiver } from './draft.ts';

interface ReceiversProps {
  value: readonly Receiver[];
  onChange: (next: Receiver[]) => void;
}

/** The keys and teams that are given the agent once it is saved. */
export function Receivers({ value, onChange }: ReceiversProps) {
  const { data: keys = [] } = useQuery(keysQuery);
  const { data: teams = [] } = useQuery(teamsQuery);
  const all: Receiver[] = [
    ...teams.map(({ team_id, team_alias }) => ({ kind: 'team' as const, id: team_id, name: team_alias ?? team_id })),
    ...keys.map(({ key_id, key_alias, key_name }) => ({
      kind: 'key' as const,
      id: key_id,
      name: key_alias ?? shownKey(key_name),
    })),
  ];
  const isChosen = ({ kind, id }: Receiver) => value.some((one) => one.kind === kind && one.id === id);
  const others = all.filter((one) => !isChosen(one));
  return (
    <div className="field">
      <span className="label">Keys and teams</span>
      <div className="input tokens">
        {value.map((one) => (
          <span key={`${one.kind} ${one.id}`} className="tag">
            <Icon name={one.kind === 'team' ? 'teams' : 'keys'} />
            {one.name}
            <Button
              size="small"
              look="quiet"
              icon="x"
              aria-label={`Leave out ${one.name}`}
              onClick={() => onChange(value.filter((other) => other !== one))}
            />
          </span>
        ))}
        <select
          aria-label="Give it to a key or a team"
          value=""
          onChange={(event) => {
            const chosen = others[Number(event.target.value)];
            if (chosen) onChange([...value, chosen]);
          }}
        >
          <option value="">
            {value.length === 0 ? 'Only administrators, until you give it to somebody' : 'Add another'}
          </option>
          {others.map(({ kind, id, name }, index) => (
            <option key={`${kind} ${id}`} value={index}>
              {kind === 'team' ? `team ${name}` : name}
            </option>
          ))}
        </select>
      </div>
      <span className="hint">They are given it by name, beside what they have. It can be taken back at any time.</span>
    </div>
  );
}

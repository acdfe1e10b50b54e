import { useState } from 'react';
import { Button } from '../../../kit/button.tsx';

interface Choice {
  id: string;
  name: string;
}

interface GiveProps {
  what: 'key' | 'team';
  choices: readonly Choice[];
  busy: boolean;
  onGive: (choice: Choice) => void;
}

/** Chooses who gets it. */
export function Give({ what, choices, busy, onGive }: GiveProps) {
  const [id, setId] = useState('');
  const choice = choices.find((one) => one.id === id);
  return (
    <span className="row push give">
      <select
        className="input small"
        aria-label={`Give it to a ${what}`}
        value={choice ? id : ''}
        onChange={(event) => setId(event.target.value)}
      >
        <option value="">Give it to a {what}</option>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <Button size="small" icon="plus" disabled={!choice || busy} onClick={() => choice && onGive(choice)}>
        Give
      </Button>
    </span>
  );
}

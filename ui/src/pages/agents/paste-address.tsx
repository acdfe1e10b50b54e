import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { wholeAddress } from './whole-address.ts';

/** The shortest way to a new agent: its address. */
export function PasteAddress() {
  const [url, setUrl] = useState('');
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = wholeAddress(url);
    void navigate({ to: '/agents/new', search: address === '' ? {} : { url: address } });
  };
  return (
    <form className="paste" onSubmit={submit}>
      <label className="input">
        <Icon name="link" />
        <input
          inputMode="url"
          placeholder="Paste an agent’s address; its card is fetched at once"
          aria-label="Agent address"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
        />
      </label>
      <Button look="primary" icon="plus" type="submit">
        Add agent
      </Button>
    </form>
  );
}

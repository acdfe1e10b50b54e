import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';

/** The shortest way to a new agent: its address. */
export function PasteAddress() {
  const [url, setUrl] = useState('');
  const navigate = useNavigate();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ to: '/agents/new', search: url.trim() === '' ? {} : { url: url.trim() } });
  };
  return (
    <form className="paste" onSubmit={submit}>
      <label className="input">
        <Icon name="link" />
        <input
          type="url"
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

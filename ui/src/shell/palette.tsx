import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { agentsQuery } from '../api/agents.ts';
import { foundQuery } from '../api/found.ts';
import { keysQuery } from '../api/keys.ts';
import { Icon } from '../kit/icon.tsx';
import { findTargets, idIn, type Target } from './find-targets.ts';
import { usePages } from './use-powers.ts';

/** Finds pages, agents and keys by name, and whatever an id that is pasted belongs to. */
export function Palette({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="dialog palette" aria-label="Find">
          <PaletteBody onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate();
  const { data: agents = [] } = useQuery(agentsQuery);
  const [text, setText] = useState('');
  const { data: keys = [] } = useQuery(keysQuery);
  const { data: found, isFetching } = useQuery(foundQuery(idIn(text)));
  const targets = findTargets(text, { pages: usePages(), agents, keys, found: found ?? {} });
  const go = ({ to, params, search }: Target) => {
    onClose();
    void navigate({ to, params, search });
  };
  return (
    <Autocomplete.Root
      items={targets}
      value={text}
      onValueChange={setText}
      itemToStringValue={({ label }: Target) => label}
      filter={null}
      autoHighlight="always"
      inline
      open
    >
      <div className="palette-input">
        <Icon name="search" />
        <Autocomplete.Input placeholder="A page, an agent, a key, or any id" aria-label="Find" />
      </div>
      <Autocomplete.Empty>
        <p className="palette-none">{isFetching ? 'Looking for it.' : 'Nothing is called that, or has that id.'}</p>
      </Autocomplete.Empty>
      <Autocomplete.List className="palette-list">
        {(target: Target) => (
          <Autocomplete.Item key={target.id} value={target} onClick={() => go(target)} className="palette-item">
            <Icon name={target.icon} className={target.icon === 'agent' ? 'kind kind-agent' : ''} />
            {target.label}
            <span className="ink-3 push small">{target.what}</span>
          </Autocomplete.Item>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

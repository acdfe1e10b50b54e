import { useNavigate } from '@tanstack/react-router';
import { gatewayUrl } from '../../api/client.ts';
import type { Agent } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Menu, MenuItem } from '../../kit/menu.tsx';
import { tell } from '../../kit/toast.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';

/** What is done most with an agent, one step from the list. */
export function AgentMenu({ agent: { agent_name: agent } }: { agent: Agent }) {
  const navigate = useNavigate();
  const mayManage = useMayManage();
  const copy = async () => {
    await navigator.clipboard.writeText(gatewayUrl(`/a2a/${agent}`));
    tell(`Copied the address of ${agent}`);
  };
  return (
    <Menu trigger={<Button size="small" look="quiet" icon="dots" aria-label={`What to do with ${agent}`} />}>
      <MenuItem icon="playground" onSelect={() => void navigate({ to: '/playground', search: { agent } })}>
        Try it
      </MenuItem>
      <MenuItem icon="copy" onSelect={() => void copy()}>
        Copy its address
      </MenuItem>
      <MenuItem icon="calls" onSelect={() => void navigate({ to: '/calls', search: { agent } })}>
        Its calls
      </MenuItem>
      {mayManage && (
        <>
          <MenuItem
            icon="settings"
            onSelect={() => void navigate({ to: '/agents/$agent', params: { agent }, search: { view: 'settings' } })}
          >
            Edit or delete
          </MenuItem>
          <MenuItem icon="plus" onSelect={() => void navigate({ to: '/agents/new', search: { like: agent } })}>
            Duplicate
          </MenuItem>
        </>
      )}
    </Menu>
  );
}

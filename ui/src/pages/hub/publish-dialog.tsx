import { useQuery } from '@tanstack/react-query';
import { agentsQuery } from '../../api/agents.ts';
import type { Agent } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Notice } from '../../kit/notice.tsx';
import { PlatformBadge } from '../agents/platform-badge.tsx';
import { usePublishing } from './use-publishing.ts';

/** Every agent, and whether it stands on the hub; a tick counts at once, and can be taken back. */
export function PublishDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { data: agents = [] } = useQuery({ ...agentsQuery, enabled: open });
  const change = usePublishing();
  return (
    <Dialog
      title="What is public"
      open={open}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <p>Everybody sees the card of a public agent, here and in the API. Calling it needs a key all the same.</p>
      {change.error && <Notice kind="bad">{change.error.message}</Notice>}
      <ul className="publish-list">
        {agents.map((agent) => (
          <li key={agent.agent_id}>
            <label className="row">
              <input
                type="checkbox"
                className="check"
                checked={agent.public}
                disabled={agent.source === 'config' || change.isPending}
                onChange={() => change.mutate(agent)}
              />
              <PlatformBadge platform={agent.platform} />
              <span>
                {agent.agent_name}
                <span className="ink-3 small">{whyNot(agent)}</span>
              </span>
            </label>
          </li>
        ))}
        {agents.length === 0 && <li className="ink-3">No agent is registered yet.</li>}
      </ul>
    </Dialog>
  );
}

/** Why a public agent is not shown, or why it cannot be changed here. */
function whyNot({ source, public: isPublic, card, enabled, card_auth }: Agent): string {
  if (isPublic && !enabled) return 'not shown: it is disabled';
  if (isPublic && card === null) return 'not shown: it has shown no card yet';
  if (isPublic && card_auth === 'key') return 'not shown: its card needs a key';
  return source === 'config' ? 'from the configuration file' : '';
}

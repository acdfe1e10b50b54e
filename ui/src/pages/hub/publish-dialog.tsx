import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { agentsQuery, publish } from '../../api/agents.ts';
import { changeHubTerms, hubQuery, hubTermsQuery } from '../../api/hub.ts';
import type { Agent } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { Notice } from '../../kit/notice.tsx';
import { tell } from '../../kit/toast.tsx';
import { PlatformBadge } from '../agents/platform-badge.tsx';

type Audience = 'nobody' | 'colleagues' | 'everybody';

/** Every agent, and who sees it on the hub; a choice counts at once, and can be taken back. */
export function PublishDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { data: agents = [] } = useQuery({ ...agentsQuery, enabled: open });
  const { data: terms } = useQuery({ ...hubTermsQuery, enabled: open });
  const showing = useAudience(terms?.internal_agents ?? []);
  return (
    <Dialog
      title="Who sees what"
      open={open}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <p>
        Everybody sees the card of a public agent, here and in the API; colleagues are those who are signed in. Calling
        it needs a key all the same.
      </p>
      {showing.error && <Notice kind="bad">{showing.error.message}</Notice>}
      <ul className="publish-list">
        {agents.map((agent) => (
          <li key={agent.agent_id} className="row">
            <PlatformBadge platform={agent.platform} />
            <span className="clip">
              {agent.agent_name}
              <span className="ink-3 small">{whyNot(agent)}</span>
            </span>
            <select
              className="input small push"
              aria-label={`Who sees ${agent.agent_name}`}
              value={audienceOf(agent, terms?.internal_agents)}
              disabled={terms === undefined || showing.isPending || (agent.source === 'config' && agent.public)}
              onChange={(event) => showing.mutate({ agent, audience: event.target.value as Audience })}
            >
              <option value="nobody">nobody</option>
              <option value="colleagues">colleagues</option>
              <option value="everybody" disabled={agent.source === 'config' && !agent.public}>
                everybody
              </option>
            </select>
          </li>
        ))}
        {agents.length === 0 && <li className="ink-3">No agent is registered yet.</li>}
      </ul>
    </Dialog>
  );
}

const audienceOf = ({ public: isPublic, agent_id }: Agent, internal: readonly string[] = []): Audience =>
  isPublic ? 'everybody' : internal.includes(agent_id) ? 'colleagues' : 'nobody';

/** Shows an agent to somebody. @param internal ids of those that colleagues see now */
function useAudience(internal: readonly string[]) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ agent, audience }: { agent: Agent; audience: Audience }) => {
      const others = internal.filter((id) => id !== agent.agent_id);
      const isInternal = others.length < internal.length;
      if (isInternal !== (audience === 'colleagues'))
        await changeHubTerms({ internal_agents: isInternal ? others : [...others, agent.agent_id] });
      if (agent.public !== (audience === 'everybody')) await publish(agent.agent_id, !agent.public);
    },
    onSuccess: async (_, { agent, audience }) => {
      tell(`${agent.agent_name} is shown to ${audience}`);
      await Promise.all([agentsQuery, hubQuery].map(({ queryKey }) => queries.invalidateQueries({ queryKey })));
    },
  });
}

/** Why a public agent is not shown, or why it cannot be changed here. */
function whyNot({ source, public: isPublic, card, enabled, card_auth }: Agent): string {
  if (isPublic && !enabled) return 'not shown: it is disabled';
  if (isPublic && card === null) return 'not shown: it has shown no card yet';
  if (isPublic && card_auth === 'key') return 'not shown: its card needs a key';
  return source === 'config' ? 'from the configuration file' : '';
}

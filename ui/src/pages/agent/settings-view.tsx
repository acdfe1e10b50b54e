import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { agentsQuery, deleteAgent } from '../../api/agents.ts';
import type { Agent } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { ConfirmByName } from '../../kit/confirm-by-name.tsx';
import { Notice } from '../../kit/notice.tsx';
import { tell } from '../../kit/toast.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { usePublishing } from '../hub/use-publishing.ts';
import { RegistrationForm } from './registration-form.tsx';

/** How it is registered, and what is done to it as a whole. */
export function SettingsView({ agent }: { agent: Agent }) {
  const mayManage = useMayManage();
  if (agent.source === 'config')
    return (
      <>
        <Notice>This agent comes from the configuration file: change it there. Pausing it works here, too.</Notice>
        {mayManage && <Duplicating agent={agent} />}
      </>
    );
  if (!mayManage)
    return <Notice>Administrators change an agent; you see here what of it concerns you, and change nothing.</Notice>;
  return (
    <div className="settings">
      {/* What somebody else changed meanwhile is what is edited next. */}
      <RegistrationForm key={agent.updated_at} agent={agent} />
      <Publishing agent={agent} />
      <Duplicating agent={agent} />
      <Deleting agent={agent} />
    </div>
  );
}

function Publishing({ agent }: { agent: Agent }) {
  const publishing = usePublishing();
  return (
    <section className="step">
      <h2 className="strong">Hub</h2>
      <p className="ink-2">
        {agent.public ? (
          <>
            Everybody sees its card on the{' '}
            <Link className="textlink" to="/hub" search={{ agent: agent.agent_name }}>
              hub
            </Link>
            . Calling it needs a key all the same.
          </>
        ) : (
          'Only who may call it sees it.'
        )}
      </p>
      {publishing.error && <Notice kind="bad">{publishing.error.message}</Notice>}
      <Button disabled={publishing.isPending} onClick={() => publishing.mutate(agent)}>
        {agent.public ? 'Take it off the hub' : 'Show it on the hub'}
      </Button>
    </section>
  );
}

const Duplicating = ({ agent: { agent_name } }: { agent: Agent }) => (
  <section className="step">
    <h2 className="strong">Duplicate</h2>
    <p className="ink-2">
      A second agent with the same settings. Secrets are not known here, and have to be typed again.
    </p>
    <Link className="btn" to="/agents/new" search={{ like: agent_name }}>
      Add one like it
    </Link>
  </section>
);

function Deleting({ agent }: { agent: Agent }) {
  const [isAsking, setAsking] = useState(false);
  const navigate = useNavigate();
  const queries = useQueryClient();
  const deleting = useMutation({
    mutationFn: () => deleteAgent(agent.agent_id),
    onSuccess: async () => {
      queries.setQueryData(agentsQuery.queryKey, (all) => all?.filter(({ agent_id }) => agent_id !== agent.agent_id));
      await navigate({ to: '/agents' });
      tell(`Deleted ${agent.agent_name}`);
      await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
    },
  });
  return (
    <section className="step">
      <h2 className="strong">Delete</h2>
      <p className="ink-2">Its calls stay on record. Keys that name it keep the name, in case it comes back.</p>
      <Button look="danger" onClick={() => setAsking(true)}>
        Delete {agent.agent_name}
      </Button>
      <ConfirmByName
        name={agent.agent_name}
        title={`Delete ${agent.agent_name}?`}
        action="Delete"
        open={isAsking}
        busy={deleting.isPending}
        problem={deleting.error?.message}
        onConfirm={() => deleting.mutate()}
        onClose={() => setAsking(false)}
      >
        <p>Nobody can call it from now on. This cannot be undone.</p>
      </ConfirmByName>
    </section>
  );
}

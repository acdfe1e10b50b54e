import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { agentsQuery, pauseAgent, resumeAgent } from '../../api/agents.ts';
import { gatewayUrl } from '../../api/client.ts';
import type { Agent, AgentHealth } from '../../api/types.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Dialog } from '../../kit/dialog.tsx';
import { TextField } from '../../kit/field.tsx';
import { Icon } from '../../kit/icon.tsx';
import { State } from '../../kit/state.tsx';
import { tell, tellWithUndo } from '../../kit/toast.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { stateOf } from '../agents/agent-state.ts';
import { PlatformBadge, platformName } from '../agents/platform-badge.tsx';
import { readCard } from '../agents/read-card.ts';

/** @param health undefined until it is known @param isEdited whether what is to be saved stands below */
export function AgentHead({
  agent,
  health,
  isEdited,
}: {
  agent: Agent;
  health: AgentHealth | undefined;
  isEdited: boolean;
}) {
  const { mayManage, mayInspect } = usePowers();
  const state = stateOf(agent, mayInspect ? health && knownHealth(health) : null);
  const address = gatewayUrl(`/a2a/${agent.agent_name}`);
  const { versions } = readCard(agent.card);
  return (
    <header className="agent-head">
      <PlatformBadge platform={agent.platform} big />
      <div>
        <h1>{agent.agent_name}</h1>
        <p>
          <State kind={state.kind} title={state.reason ?? undefined}>
            {state.label}
          </State>
          <span>{platformName(agent.platform)}</span>
          {versions.length > 0 && <span>A2A {versions.join(', ')}</span>}
          <Copy text={address}>{address.replace(/^https?:\/\//, '')}</Copy>
        </p>
      </div>
      <div className="row push">
        <PauseButton agent={agent} />
        {mayManage && (
          <Link className="btn" to="/agents/$agent" params={{ agent: agent.agent_name }} search={{ view: 'settings' }}>
            <Icon name="settings" />
            Edit
          </Link>
        )}
        <Link className={isEdited ? 'btn' : 'btn primary'} to="/playground" search={{ agent: agent.agent_name }}>
          <Icon name="playground" />
          Try it
        </Link>
      </div>
    </header>
  );
}

export const knownHealth = ({ healthy, deployments }: AgentHealth) => ({
  isHealthy: healthy,
  error: null,
  deployments: deployments.map((one) => ({ ...one, error: one.card_error ?? one.last_fault })),
});

/** Stops all calls after a reason was asked for; lets them in again at once. */
function PauseButton({ agent }: { agent: Agent }) {
  const queries = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const isPaused = agent.paused !== null;
  const changing = useMutation({
    mutationFn: async () => {
      if (isPaused) await resumeAgent(agent.agent_id);
      else await pauseAgent(agent.agent_id, reason);
    },
    onSuccess: async () => {
      setAsking(false);
      if (isPaused) tell(`${agent.agent_name} takes calls again`);
      else
        tellWithUndo(`Paused ${agent.agent_name}`, async () => {
          await resumeAgent(agent.agent_id);
          await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
        });
      await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
    },
  });
  if (!useMayManage()) return null;
  if (isPaused)
    return (
      <Button icon="play" disabled={changing.isPending} onClick={() => changing.mutate()}>
        Resume
      </Button>
    );
  return (
    <>
      <Button icon="pause" onClick={() => setAsking(true)}>
        Pause
      </Button>
      <Dialog
        title={`Pause ${agent.agent_name}?`}
        open={isAsking}
        onClose={() => setAsking(false)}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>Cancel</Button>
            <Button look="primary" disabled={changing.isPending} onClick={() => changing.mutate()}>
              Pause
            </Button>
          </>
        }
      >
        <p>New calls are refused from now on, and calls that run are ended. It can be undone at any time.</p>
        <TextField
          label="Why"
          hint="Callers are told."
          value={reason}
          maxLength={500}
          problem={changing.error?.message}
          onChange={(event) => setReason(event.target.value)}
        />
      </Dialog>
    </>
  );
}

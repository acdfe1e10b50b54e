import type { Agent } from '../../../api/types.ts';
import { Button } from '../../../kit/button.tsx';
import { Icon } from '../../../kit/icon.tsx';
import { usePublishing } from '../../hub/use-publishing.ts';

/** Whether everybody sees the agent's card. */
export function OnTheHub({ agent, mayManage }: { agent: Agent; mayManage: boolean }) {
  const publishing = usePublishing();
  return (
    <section className="side">
      <h2>
        <Icon name={agent.public ? 'globe' : 'lock'} />
        {agent.public ? 'On the hub' : 'Not on the hub'}
      </h2>
      <p className="small">
        {agent.public
          ? 'Everybody sees its card there. Calling it needs a key all the same.'
          : 'Only who may call it sees it.'}
      </p>
      {mayManage && agent.source === 'api' && (
        <span>
          <Button size="small" disabled={publishing.isPending} onClick={() => publishing.mutate(agent)}>
            {agent.public ? 'Take it off the hub' : 'Show it on the hub'}
          </Button>
        </span>
      )}
    </section>
  );
}

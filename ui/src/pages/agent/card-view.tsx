import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { agentsQuery, cardChangesQuery, refreshCard } from '../../api/agents.ts';
import type { Agent } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { jsonDiff } from '../../format/json-diff.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { DiffView } from '../../kit/diff-view.tsx';
import { JsonView } from '../../kit/json-view.tsx';
import { tell } from '../../kit/toast.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { CardSummary } from './card-summary.tsx';

/** What the agent says of itself, what callers are told, and what has changed. */
export function CardView({ agent }: { agent: Agent }) {
  const { data: history = [] } = useQuery({ ...cardChangesQuery(agent.agent_id), enabled: usePowers().mayInspect });
  const differences = agent.upstream_card ? jsonDiff(agent.upstream_card, agent.card) : [];
  return (
    <div className="card-view">
      <CardSummary card={agent.card} />
      <section className="band">
        <div className="sec-head">
          <h2>What changed</h2>
          <span className="note">
            {history.length === 0 ? 'nothing since it was registered' : plural(history.length, 'change')}
          </span>
          <RefreshButton agent={agent} />
        </div>
        {history.map(({ id, changed_at, changes }) => (
          <div key={id} className="inset">
            <p className="caption">{exact(Date.parse(changed_at))}</p>
            <DiffView changes={changes} label={`What changed, ${exact(Date.parse(changed_at))}`} />
          </div>
        ))}
      </section>
      <section className="band">
        <div className="sec-head">
          <h2>From the agent’s to the served</h2>
          <span className="note">
            {differences.length === 0 ? 'they are the same' : `${plural(differences.length, 'field')} differ`}
          </span>
        </div>
        {differences.length > 0 && (
          <div className="inset">
            <DiffView changes={differences} label="From the agent’s card to the served one" />
          </div>
        )}
      </section>
      <div className="split both-cards">
        <section>
          <div className="sec-head">
            <h2>Served</h2>
            <span className="note">to callers, with this gateway’s address</span>
          </div>
          <div className="inset">
            <JsonView value={agent.card} label="The card that is served" />
          </div>
        </section>
        <section>
          <div className="sec-head">
            <h2>Of the agent</h2>
            <span className="note">as last fetched</span>
          </div>
          <div className="inset">
            <JsonView value={agent.upstream_card ?? null} label="The agent's own card" />
          </div>
        </section>
      </div>
    </div>
  );
}

function RefreshButton({ agent }: { agent: Agent }) {
  const queries = useQueryClient();
  const fetching = useMutation({
    mutationFn: () => refreshCard(agent.agent_id),
    onSuccess: async ({ changes }) => {
      tell(changes.length === 0 ? 'The card is as it was' : `${plural(changes.length, 'field')} of the card changed`);
      await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
    },
    onError: (error) => tell(error.message),
  });
  if (!useMayManage()) return null;
  return (
    <Button size="small" icon="replay" className="push" disabled={fetching.isPending} onClick={() => fetching.mutate()}>
      Fetch it now
    </Button>
  );
}

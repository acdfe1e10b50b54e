import './agent.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { agentHealthQuery, agentQuery } from '../../api/agents.ts';
import { callTotalsQuery } from '../../api/calls.ts';
import { exact } from '../../format/time.ts';
import { Notice } from '../../kit/notice.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { useRange } from '../../shell/use-range.ts';
import { AccessView } from './access/access-view.tsx';
import { AgentHead } from './agent-head.tsx';
import { callsToFilter } from './calls-to-filter.ts';
import { CallsView } from './calls-view.tsx';
import { CardView } from './card-view.tsx';
import { CostView } from './cost-view.tsx';
import { DeploymentsView } from './deployments-view.tsx';
import { OverviewView } from './overview-view.tsx';
import { SettingsView } from './settings-view.tsx';

const route = getRouteApi('/app/agents/$agent');

const VIEWS = [
  ['overview', 'Overview'],
  ['calls', 'Calls'],
  ['card', 'Card'],
  ['access', 'Access'],
  ['deployments', 'Deployments and limits'],
  ['cost', 'Cost'],
  ['settings', 'Settings'],
] as const;

/** Everything about one agent. */
export function AgentPage() {
  const { agent: name } = route.useParams();
  const { view = 'overview' } = route.useSearch();
  const { data: agent, error } = useQuery(agentQuery(name));
  const { data: health } = useQuery({ ...agentHealthQuery(name), enabled: usePowers().mayInspect });
  const { since } = useRange();
  const { data: totals } = useQuery(callTotalsQuery(callsToFilter({ agent_name: name }, since)));
  if (error && !agent) throw error;
  if (!agent) return <main className="main page-agent" id="main" aria-busy="true" />;
  const amounts: Partial<Record<string, number>> = {
    ...(totals && { calls: totals.calls }),
    ...(health && { deployments: health.deployments.length }),
  };
  return (
    <main className={view === 'calls' ? 'main fixed page-agent' : 'main page-agent'} id="main">
      <AgentHead agent={agent} health={health} isEdited={view === 'settings'} />
      {agent.paused && (
        <Notice kind="warn">
          <span>
            <b className="strong">All calls are stopped</b> since {exact(Date.parse(agent.paused.since))}
            {agent.paused.by && ` by ${agent.paused.by}`}
            {agent.paused.reason && `: ${agent.paused.reason}`}
          </span>
        </Notice>
      )}
      {agent.card_error && <Notice kind="warn">Its card could not be fetched the last time: {agent.card_error}</Notice>}
      <Tabs
        label="Views of the agent"
        current={view}
        items={VIEWS.map(([one, label]) => ({
          name: one,
          label,
          amount: amounts[one],
          to: '/agents/$agent' as const,
          params: { agent: name },
          search: one === 'overview' ? {} : { view: one },
        }))}
      />
      {view === 'calls' && <CallsView agent={agent} />}
      {view === 'card' && <CardView agent={agent} />}
      {view === 'deployments' && <DeploymentsView agent={agent} health={health} />}
      {view === 'access' && <AccessView agent={agent} />}
      {view === 'cost' && <CostView agent={agent} />}
      {view === 'settings' && <SettingsView agent={agent} />}
      {view === 'overview' && <OverviewView agent={agent} health={health} />}
    </main>
  );
}

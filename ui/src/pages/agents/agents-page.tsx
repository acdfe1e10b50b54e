import './agents.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { activityQuery } from '../../api/activity.ts';
import { recentCallsQuery } from '../../api/recent-calls.ts';
import type { Agent } from '../../api/types.ts';
import { SearchBox } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { ColumnChooser } from '../../kit/table/column-chooser.tsx';
import { useTableLook } from '../../kit/table/use-table-look.ts';
import { Tabs } from '../../kit/tabs.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { useRange } from '../../shell/use-range.ts';
import { AGENT_COLUMNS, FIRST_LOOK } from './agent-columns.tsx';
import type { AgentState } from './agent-state.ts';
import { AgentsTable } from './agents-table.tsx';
import { NoAgents } from './no-agents.tsx';
import { PasteAddress } from './paste-address.tsx';
import { readCard } from './read-card.ts';
import { useFleet } from './use-fleet.ts';
import { WhoCallsWhom } from './who-calls-whom.tsx';

const route = getRouteApi('/app/agents');

const STATES: readonly { name: AgentState['name']; label: string }[] = [
  { name: 'reachable', label: 'Reachable' },
  { name: 'in-service', label: 'In service' },
  { name: 'slow', label: 'Slow' },
  { name: 'down', label: 'Down' },
  { name: 'paused', label: 'Paused' },
  { name: 'off', label: 'Switched off' },
];

/** Every agent, how it fares, and what it did in the time range. */
export function AgentsPage() {
  const { state: shownState = 'all', find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const { since } = useRange();
  const { mayManage, mayInspect } = usePowers();
  const { all, healthError } = useFleet();
  const recent = useQuery(recentCallsQuery(since));
  const activity = useQuery(activityQuery(since));
  const look = useTableLook(
    'agents.table',
    AGENT_COLUMNS.filter(({ isOfOverseers }) => mayInspect || !isOfOverseers),
    FIRST_LOOK,
  );

  const found = (all ?? []).filter(({ agent }) => isFound(agent, find));
  const shown = found.filter(({ state }) => shownState === 'all' || state.name === shownState);
  const counted = STATES.map(({ name, label }) => ({
    name,
    label,
    amount: found.filter(({ state }) => state.name === name).length,
  }));
  const tabs = [
    { name: 'all', label: 'All', amount: found.length },
    ...counted.filter(({ name, amount }) => amount > 0 || name === shownState),
  ];
  return (
    <main className="main page-agents" id="main">
      <header className="page-head">
        <h1>Agents</h1>
        {mayManage && all?.length !== 0 && <PasteAddress />}
      </header>
      {healthError && <Notice kind="warn">How the agents fare is not known: {healthError.message}</Notice>}
      {all?.length === 0 ? (
        <NoAgents />
      ) : (
        <>
          <div className="bar">
            <Tabs
              label="By state"
              current={shownState}
              items={tabs.map((tab) => ({
                ...tab,
                to: '.',
                search: (before: Record<string, unknown>) => ({
                  ...before,
                  state: tab.name === 'all' ? undefined : tab.name,
                }),
              }))}
            />
            <SearchBox
              label="Find by name or skill"
              value={find}
              onChange={(text) =>
                void navigate({
                  search: (before) => ({ ...before, find: text === '' ? undefined : text }),
                  replace: true,
                })
              }
            />
            <ColumnChooser {...look} />
          </div>
          {activity.error && <Notice kind="warn">What was called is not known: {activity.error.message}</Notice>}
          <AgentsTable
            agents={recent.isPending || activity.isPending ? undefined : all && shown}
            recent={recent.data?.calls}
            activity={activity.data}
            look={look}
          />
          {all && !activity.isPending && recent.data && recent.data.calls.length > 0 && (
            <WhoCallsWhom calls={recent.data.calls} areAll={recent.data.areAll} />
          )}
        </>
      )}
      {shown.length === 0 && (all?.length ?? 0) > 0 && (
        <p className="inset ink-2 none">
          No agent matches.{' '}
          <Link to="." search={{}} className="textlink">
            Show all
          </Link>
        </p>
      )}
    </main>
  );
}

function isFound({ agent_name, card }: Agent, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return true;
  const { description, skills } = readCard(card);
  return [agent_name, description, ...skills.flatMap(({ id, name }) => [id, name])].some((one) =>
    one?.toLowerCase().includes(wanted),
  );
}

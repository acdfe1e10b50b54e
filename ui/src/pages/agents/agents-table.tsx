import { useQuery } from '@tanstack/react-query';
import type { Activity } from '../../api/activity.ts';
import { accessCountsQuery } from '../../api/agent-access.ts';
import { healthHistoryQuery } from '../../api/health.ts';
import type { Call } from '../../api/types.ts';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { ColumnEdge, sized } from '../../kit/table/column-edge.tsx';
import type { ChangeableLook } from '../../kit/table/use-table-look.ts';
import { useNow } from '../../kit/use-now.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { type AgentColumn, SHORT_COLUMNS } from './agent-columns.tsx';
import { healthDayOf } from './health-day.ts';
import { nestedIn } from './traffic.ts';
import type { ShownAgent } from './use-fleet.ts';

interface AgentsTableProps {
  /** Undefined until it is known which comes first. */
  agents: readonly ShownAgent[] | undefined;
  /** The newest of the time range: one of each agent is drawn. */
  recent: readonly Call[] | undefined;
  activity: Activity | undefined;
  /** Without it, the table is short, for a page that is about more. */
  look?: ChangeableLook<AgentColumn>;
}

/** Agents, how they fare and what they did in the time range, the busiest first. */
export function AgentsTable({ agents, recent = [], activity, look }: AgentsTableProps) {
  const now = useNow();
  const { mayInspect } = usePowers();
  const columns = look?.shown ?? SHORT_COLUMNS;
  const isShown = (wanted: string) => mayInspect && columns.some(({ id }) => id === wanted);
  const { data: counts } = useQuery({ ...accessCountsQuery, enabled: isShown('access') });
  const { data: history } = useQuery({ ...healthHistoryQuery, enabled: isShown('health') });
  const figuresOf = (id: string) => activity?.agents.find(({ agent_id }) => agent_id === id);
  const callsTo = ({ agent }: ShownAgent) => figuresOf(agent.agent_id)?.calls ?? 0;
  return (
    <div className="over">
      <table className={look ? (look.isRoomy ? 'table roomy' : 'table dense') : 'table short'}>
        <Heads columns={columns} look={look} />
        <tbody>
          {agents
            ?.toSorted((a, b) => callsTo(b) - callsTo(a))
            .map((shown) => {
              const { agent_id, agent_name } = shown.agent;
              const latest = recent.find((call) => call.model === null && call.agent_name === agent_name);
              const facts = {
                ...shown,
                figures: figuresOf(agent_id),
                latest,
                nested: nestedIn(latest, recent),
                counts: counts?.find((one) => one.agent_id === agent_id),
                day: history && healthDayOf(history, agent_id),
                now,
              };
              return (
                <tr key={agent_id}>
                  {columns.map(({ id, className, cell }) => (
                    <td key={id} className={`${className} ${isSized(id, look)}`} style={sized(look?.widths[id])}>
                      {cell(facts)}
                    </td>
                  ))}
                </tr>
              );
            }) ?? <SkeletonRows rows={6} columns={columns.length} />}
        </tbody>
        {look && agents && activity && activity.whole.calls > 0 && <Sum columns={columns} activity={activity} />}
      </table>
    </div>
  );
}

const isSized = (id: string, look: ChangeableLook<AgentColumn> | undefined): string =>
  look?.widths[id] === undefined ? '' : 'sized';

function Heads({ columns, look }: { columns: readonly AgentColumn[]; look: ChangeableLook<AgentColumn> | undefined }) {
  return (
    <thead>
      <tr>
        {columns.map(({ id, label, className }) => (
          <th
            key={id}
            className={className}
            style={sized(look?.widths[id])}
            aria-sort={id === 'calls' ? 'descending' : undefined}
          >
            {id === 'acts' ? <span className="vh">{label}</span> : id === 'calls' ? `${label} ↓` : label}
            {look && id !== 'acts' && (
              <ColumnEdge
                label={label}
                width={look.widths[id]}
                onResize={(width, isDone) => look.resize(id, width, isDone)}
              />
            )}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** What the figures are about is said, so that nobody takes a part for the whole. */
function Sum({ columns, activity: { whole, complete } }: { columns: readonly AgentColumn[]; activity: Activity }) {
  return (
    <tfoot>
      <tr>
        {columns.map(({ id, className, sum }) => (
          <td key={id} className={className}>
            {id === 'agent' ? `${complete ? 'All' : 'The latest'} calls, those of models too` : sum?.(whole)}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { agentLimitsQuery, type TakenLimits } from '../../api/limits.ts';
import type { Agent } from '../../api/types.ts';
import { count } from '../../format/count.ts';
import { money } from '../../format/money.ts';
import { exact } from '../../format/time.ts';
import { Meter } from '../../kit/meter.tsx';
import { useMayManage } from '../../shell/use-may-manage.ts';

/** How much of each limit is used now. */
export function LimitsNow({ agent }: { agent: Agent }) {
  const mayManage = useMayManage();
  const { data: limits } = useQuery(agentLimitsQuery(agent.agent_id));
  const rows = limits ? rowsOf(limits) : [];
  return (
    <section aria-label="Limits">
      <div className="sec-head">
        <h2>Limits</h2>
        <span className="note">
          {limits?.shadow_limits ? 'only recorded, nothing is refused' : 'of all callers together'}
        </span>
        {mayManage && agent.source === 'api' && (
          <Link
            className="textlink push small"
            to="/agents/$agent"
            params={{ agent: agent.agent_name }}
            search={{ view: 'settings' }}
          >
            Change them
          </Link>
        )}
      </div>
      {limits && rows.length === 0 && (
        <p className="inset ink-2">None: only its callers’ own limits, and the gateway’s, hold.</p>
      )}
      <dl className="inset limits-now">
        {rows.map(({ name, used, limit, says }) => (
          <div key={name} className="contents">
            <dt>{name}</dt>
            <dd>
              <Meter share={used / limit} label={name} />
            </dd>
            <dd className="mono">{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface LimitRow {
  name: string;
  used: number;
  limit: number;
  says: string;
}

function rowsOf(limits: TakenLimits): LimitRow[] {
  const counted = [
    ['Calls in the last minute', limits.requests],
    ['Tokens in the last minute', limits.tokens],
    ['Calls at once', limits.parallel],
    ['Open streams', limits.streams],
  ] as const;
  const rows = counted.flatMap(([name, now]) =>
    now ? [{ name, used: now.used, limit: now.limit, says: `${count(now.used)} of ${count(now.limit)}` }] : [],
  );
  const { max_budget: budget, spend, budget_reset_at: resetAt } = limits;
  if (budget === null) return rows;
  const until = resetAt === null ? 'for ever' : `until ${exact(Date.parse(resetAt))}`;
  const says = `${money(spend * 1e9)} of ${money(budget * 1e9)}, ${until}`;
  return [...rows, { name: 'Budget', used: spend, limit: budget || 1, says }];
}

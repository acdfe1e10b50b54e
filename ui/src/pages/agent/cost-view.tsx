import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { agentCostQuery } from '../../api/agent-cost.ts';
import { callsByAgentQuery } from '../../api/recent-calls.ts';
import type { Agent } from '../../api/types.ts';
import { count, plural } from '../../format/count.ts';
import { money } from '../../format/money.ts';
import { Figure } from '../../kit/figure.tsx';
import { Notice } from '../../kit/notice.tsx';
import { useNow } from '../../kit/use-now.ts';
import { useMayManage } from '../../shell/use-may-manage.ts';
import { useRange } from '../../shell/use-range.ts';
import { Bars } from './bars.tsx';
import { type CostShare, daysBetween, shareByKey, shareByModel, shareByTeam, sumOf } from './cost-shares.ts';
import { valueAt } from './registration/registration.ts';

const DAY_MS = 86_400_000;
/** As far back as the report goes when the range has no beginning. */
const MOST_DAYS = 90;

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
const dollars = (amount: number): string => money(Math.round(amount * 1e9));

/** What calls of it cost, fees and models, over time and by who caused it. */
export function CostView({ agent }: { agent: Agent }) {
  const { since } = useRange();
  const now = useNow();
  const [from, to] = [dayOf(since ?? now - MOST_DAYS * DAY_MS), dayOf(now)];
  const { data: days, error } = useQuery(agentCostQuery(agent.agent_id, from, to));
  const { data: made = [] } = useQuery(callsByAgentQuery(since, agent.agent_id));
  if (error) return <Notice kind="bad">{error.message}</Notice>;
  const { own, nested, calls, priced } = sumOf(days ?? []);
  return (
    <>
      <section className="split figures">
        <Figure
          label="Own"
          value={dollars(own)}
          says={priced < calls ? `${count(calls - priced)} calls have no price` : 'its fees, and the tokens it reports'}
        />
        <Figure label="Nested" value={dollars(nested)} says="models that it called" />
        <Figure label="Total" value={dollars(own + nested)} says={`${plural(calls, 'call')}, days in UTC`} />
        <Figure label="A call" value={calls === 0 ? '—' : dollars((own + nested) / calls)} says="on the average" />
      </section>
      <div className="split cols">
        <div>
          <section aria-label="Cost over time">
            <div className="sec-head">
              <h2>Over time</h2>
              <span className="legend push">
                <span>
                  <i className="bar-swatch agent" />
                  own
                </span>
                <span>
                  <i className="bar-swatch llm" />
                  nested
                </span>
              </span>
            </div>
            <Bars
              title="Cost over time"
              bars={daysBetween(days ?? [], from, to).map((day) => ({
                id: day.date,
                label: day.date,
                says: `own ${dollars(day.own)}, nested ${dollars(day.nested)}, total ${dollars(day.own + day.nested)}`,
                parts: [
                  { kind: 'llm', amount: day.nested },
                  { kind: 'agent', amount: day.own },
                ],
              }))}
            />
          </section>
          <Shares title="By key" note="own cost" shares={shareByKey(days ?? [])} />
          <Shares title="By team" note="own cost" shares={shareByTeam(days ?? [])} />
          <Shares
            title="By model"
            note={`nested; the latest ${plural(made.length, 'call')} that it made`}
            shares={shareByModel(made)}
          />
        </div>
        <Fees agent={agent} />
      </div>
    </>
  );
}

function Shares({ title, note, shares }: { title: string; note: string; shares: readonly CostShare[] }) {
  if (shares.length === 0) return null;
  return (
    <section aria-label={title}>
      <div className="sec-head">
        <h2>{title}</h2>
        <span className="note">{note}</span>
      </div>
      <table className="table shares">
        <thead>
          <tr>
            <th>{title.replace('By k', 'K').replace('By t', 'T').replace('By m', 'M')}</th>
            <th className="num">Calls</th>
            <th className="num">Cost</th>
          </tr>
        </thead>
        <tbody>
          {shares.map(({ id, name, calls, cost }) => (
            <tr key={id}>
              <td>{name}</td>
              <td className="num">{count(calls)}</td>
              <td className="num">{cost === null ? <span className="unpriced">unpriced</span> : dollars(cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const FEES = [
  ['litellm_params.cost_per_query', 'a call'],
  ['litellm_params.input_cost_per_token', 'a token it reports as read'],
  ['litellm_params.output_cost_per_token', 'a token it reports as written'],
] as const;

/** What a call of it costs by how it is registered. */
function Fees({ agent }: { agent: Agent }) {
  const mayManage = useMayManage();
  const params = { litellm_params: agent.litellm_params ?? {} };
  const set = FEES.flatMap(([path, what]) => {
    const amount = Number(valueAt(params, path));
    return Number.isFinite(amount) && amount > 0 ? [[what, amount] as const] : [];
  });
  return (
    <aside>
      <section className="side">
        <h2>Fees</h2>
        <dl className="kv">
          {set.map(([what, amount]) => (
            <div key={what} className="contents">
              <dt className="mono">{dollars(amount)}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        {set.length === 0 && <p className="small">No fee is set. What it reports of its own cost is counted.</p>}
        {agent.max_budget != null && (
          <p className="small">
            Budget {dollars(agent.max_budget)}
            {agent.budget_duration ? ` per ${agent.budget_duration}` : ', for ever'}
          </p>
        )}
        {mayManage && agent.source === 'api' && (
          <Link
            className="textlink small"
            to="/agents/$agent"
            params={{ agent: agent.agent_name }}
            search={{ view: 'settings' }}
          >
            Change them
          </Link>
        )}
      </section>
    </aside>
  );
}

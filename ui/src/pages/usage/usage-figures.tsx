import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { limitsQuery } from '../../api/limits.ts';
import { usageQuery } from '../../api/usage.ts';
import { count, percent, plural } from '../../format/count.ts';
import { money } from '../../format/money.ts';
import { Figure } from '../../kit/figure.tsx';
import { Meter } from '../../kit/meter.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { changeOf, costOf, forecast, isoDay, type Totals, totalsOf } from './measure.ts';

/** What the period came to, what lacks a price, and where the month is going. */
export function UsageFigures({ totals, before, length }: { totals: Totals; before: Totals | null; length: string }) {
  const cost = costOf(totals);
  const change = changeOf(cost, before && costOf(before));
  return (
    <section className="split figures" aria-label="In short">
      <Figure
        label={length}
        value={cost === null ? '—' : (totals.estimated > 0 ? '≈ ' : '') + money(cost)}
        says={change === null ? 'nothing to compare with before' : `${signed(change)} on the ${length} before`}
      />
      <Figure
        label="A call"
        value={cost === null || totals.calls === 0 ? '—' : money(Math.round(cost / totals.calls))}
        says={plural(totals.calls, 'call of agents and models', 'calls of agents and models')}
      />
      <Unpriced totals={totals} />
      <ThisMonth />
    </section>
  );
}

const signed = (change: number): string => `${change >= 0 ? '↑' : '↓'} ${percent(Math.abs(change))} %`;

function Unpriced({ totals: { unpriced } }: { totals: Totals }) {
  return (
    <div className="figure">
      <h2>Unpriced</h2>
      <strong>
        {count(unpriced)}
        <small>{unpriced === 1 ? 'call' : 'calls'}</small>
      </strong>
      <p>
        {unpriced === 0 ? (
          'every call that succeeded has a price'
        ) : (
          <Link className="textlink warn" to="/prices">
            not in any sum here: set prices
          </Link>
        )}
      </p>
    </div>
  );
}

/** The month so far, the budget of everything if there is one, and what it comes to at this rate. */
function ThisMonth() {
  const now = Date.now();
  const today = new Date(now);
  const start = Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1);
  const end = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1);
  const { data: month } = useQuery(usageQuery(isoDay(start), isoDay(now), 'agent', false));
  const { data: limits } = useQuery({ ...limitsQuery('gateway', 'gateway'), enabled: usePowers().mayInspect });
  const spent = month ? (costOf(totalsOf(month.sums)) ?? 0) : null;
  const expected = spent === null ? null : forecast(spent, (now - start) / (end - start));
  const budget = limits?.max_budget ?? null;
  const name = today.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return (
    <div className="figure">
      <h2>{budget === null ? name : `${name}; budget $${count(budget)}`}</h2>
      <strong>{spent === null ? '—' : money(spent)}</strong>
      {budget !== null && limits && <Meter share={limits.spend / budget} label="Of the budget" />}
      <p>
        {expected === null ? '' : `about ${money(Math.round(expected))} by its end, at this rate`}
        {budget !== null && limits && verdict(limits.spend, budget)}
      </p>
    </div>
  );
}

const verdict = (spend: number, budget: number): string =>
  spend >= budget ? '; the budget is spent' : `; ${percent(spend / budget)} % of the budget`;

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keysQuery } from '../../api/keys.ts';
import { limitsQuery, type TakenLimits } from '../../api/limits.ts';
import { teamsQuery } from '../../api/teams.ts';
import { percent } from '../../format/count.ts';
import { dollars } from '../../format/money.ts';
import { exact } from '../../format/time.ts';
import { Meter } from '../../kit/meter.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { keyLabel } from '../keys/key-state.ts';
import { spentShare } from '../people/limits.ts';
import { forecast } from './measure.ts';

const MOST = 20;

interface Owner {
  level: 'key' | 'team';
  id: string;
  name: string;
}

/** The keys and teams that have a budget; undefined while they are asked for. */
export function useBudgetOwners(): readonly Owner[] | undefined {
  const { data: keys = [], isLoading: isAskingKeys } = useQuery(keysQuery);
  const { data: teams = [], isLoading: isAskingTeams } = useQuery({
    ...teamsQuery,
    enabled: usePowers().maySeeTeams,
  });
  if (isAskingKeys || isAskingTeams) return undefined;
  return [
    ...teams
      .filter(({ max_budget }) => max_budget !== null)
      .map(({ team_id, team_alias }) => ({ level: 'team' as const, id: team_id, name: team_alias ?? team_id })),
    ...keys
      .filter(({ max_budget }) => max_budget !== null)
      .map((key) => ({ level: 'key' as const, id: key.key_id, name: keyLabel(key) })),
  ];
}

/** Whose money is limited, and where that is going. */
export function Budgets({ owners }: { owners: readonly Owner[] }) {
  if (owners.length === 0) return null;
  return (
    <section aria-label="Budgets">
      <div className="sec-head">
        <h2>Budgets</h2>
        <span className="note">{owners.length > MOST ? `${MOST} of ${owners.length}` : 'each in its own window'}</span>
      </div>
      <table className="table" aria-label="Budgets">
        <tbody>
          {owners.slice(0, MOST).map((owner) => (
            <BudgetRow key={`${owner.level} ${owner.id}`} owner={owner} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function BudgetRow({ owner: { level, id, name } }: { owner: Owner }) {
  const { data: limits } = useQuery(limitsQuery(level, id));
  const budget = limits?.max_budget ?? null;
  const share = !limits || budget === null ? null : spentShare(limits.spend, budget);
  return (
    <tr>
      <td>
        {level === 'key' ? (
          <Link className="textlink" to="/keys" search={{ key: id }}>
            {name}
          </Link>
        ) : (
          <Link className="textlink" to="/teams" search={{ team: id }}>
            {name}
          </Link>
        )}{' '}
        <span className="sub">{level}</span>
      </td>
      <td className="num">
        {limits && budget !== null ? (
          <>
            {dollars(limits.spend)}
            <span className="sub"> of {dollars(budget)}</span>
          </>
        ) : (
          '—'
        )}
      </td>
      <td className="budget-bar">{share !== null && <Meter share={share} label="Of the budget" />}</td>
      <td className="num">
        {share !== null && (
          <>
            {percent(share)}
            <span className="u">%</span>
          </>
        )}
      </td>
      <td className="sub p1">{limits && outlookOf(limits)}</td>
    </tr>
  );
}

/** When its window ends, and what will be spent by then if it goes on so. */
function outlookOf({ spend, max_budget, budget_started_at, budget_reset_at }: TakenLimits): string {
  if (max_budget !== null && spend >= max_budget) return 'spent: calls are refused';
  if (budget_reset_at === null) return 'for ever';
  const ends = Date.parse(budget_reset_at);
  const resets = `resets ${exact(ends)}`;
  if (budget_started_at === null || spend === 0) return resets;
  const started = Date.parse(budget_started_at);
  const expected = forecast(spend, (Date.now() - started) / (ends - started));
  return `about ${dollars(expected)} by then; ${resets}`;
}

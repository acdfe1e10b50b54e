import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { agentsQuery } from '../../api/agents.ts';
import type { Key } from '../../api/keys.ts';
import { teamsQuery } from '../../api/teams.ts';
import { shownKey } from '../../format/id.ts';
import { money } from '../../format/money.ts';
import { exact, relative } from '../../format/time.ts';
import { Icon } from '../../kit/icon.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { State } from '../../kit/state.tsx';
import { SortHead } from '../../kit/table/sort-head.tsx';
import { useListOrder } from '../../kit/table/use-list-order.ts';
import { useNow } from '../../kit/use-now.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { BudgetCell } from '../people/budget-cell.tsx';
import { agentsOf, keyLabel, keyState } from './key-state.ts';
import { SPENT_DAYS, useSpentByKey } from './use-spent-by-key.ts';

/** Stands for whoever uses a key that is nobody's. */
const SERVICE = 'service';
const HEADS = [
  { id: 'key', label: 'Key' },
  { id: 'state', label: 'State' },
  { id: 'owner', label: 'Owner', className: 'own' },
  { id: 'spent', label: 'Spent' },
  { id: 'agents', label: 'Agents', className: 'p1' },
  { id: 'limit', label: 'Limit', className: 'num p2' },
  { id: 'used', label: 'Used', className: 'num last' },
];

export function KeysTable({
  keys,
  openId,
  onOpen,
}: {
  keys: readonly Key[] | undefined;
  openId: string | undefined;
  onOpen: (id: string) => void;
}) {
  const now = useNow();
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data: teams = [] } = useQuery({ ...teamsQuery, enabled: usePowers().maySeeTeams });
  const spent = useSpentByKey();
  const nameOf = (id: string) => agents.find(({ agent_id }) => agent_id === id)?.agent_name ?? id;
  const teamOf = (id: string) => teams.find(({ team_id }) => team_id === id)?.team_alias ?? id;
  const { order, sorted, sortBy } = useListOrder<Key>({
    key: { rankOf: keyLabel },
    state: { rankOf: (key) => keyState(key, now).label },
    owner: { rankOf: ({ agent_id, user_id }) => (agent_id === null ? (user_id ?? SERVICE) : nameOf(agent_id)) },
    spent: { isAmount: true, rankOf: (key) => spentNano(key, spent) },
    agents: { isAmount: true, rankOf: (key) => agentsOf(key)?.length ?? null },
    limit: { isAmount: true, rankOf: ({ rpm_limit }) => rpm_limit },
    used: { isAmount: true, rankOf: ({ last_active }) => (last_active === null ? null : Date.parse(last_active)) },
  });
  return (
    <div className="scroll">
      <table className="table roomy">
        <thead>
          <tr>
            {HEADS.map(({ id, label, className }) => (
              <SortHead key={id} column={id} className={className} order={order} onSort={() => sortBy(id)}>
                {label}
              </SortHead>
            ))}
          </tr>
        </thead>
        <tbody>
          {!keys && <SkeletonRows rows={6} columns={HEADS.length} />}
          {sorted(keys)?.map((key) => (
            <tr
              key={key.key_id}
              aria-selected={key.key_id === openId}
              onClick={({ target }) => (target as Element).closest('a') ?? onOpen(key.key_id)}
            >
              <td>
                <Link to="/keys" search={(before) => ({ ...before, key: key.key_id })} activeProps={{}}>
                  <b className="name">{keyLabel(key)}</b>
                  <span className="sub mono">{shownKey(key.key_name)}</span>
                </Link>
              </td>
              <td>
                <KeyStateCell apiKey={key} now={now} />
              </td>
              <td className="own">
                <Owner apiKey={key} nameOf={nameOf} teamOf={teamOf} />
              </td>
              <td>
                <BudgetCell of={key} otherwise={<SpentLately nano={spent?.get(key.key_id)} />} />
              </td>
              <td className="p1">
                <Reach names={agentsOf(key)?.map(nameOf) ?? null} />
              </td>
              <td className="num p2 sub">{key.rpm_limit === null ? '—' : `${key.rpm_limit} / min`}</td>
              <td
                className="num last"
                title={key.last_active === null ? undefined : exact(Date.parse(key.last_active))}
              >
                {key.last_active === null ? 'never' : relative(Date.parse(key.last_active), now)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What its row tells: of its budget, else lately. */
const spentNano = (
  { key_id, max_budget, spend }: Key,
  lately: ReadonlyMap<string, number> | undefined,
): number | null => (max_budget !== null && spend !== null ? spend * 1e9 : (lately?.get(key_id) ?? null));

/** Of a key without a budget, which has no period of its own. */
const SpentLately = ({ nano }: { nano: number | undefined }) =>
  nano === undefined ? (
    '—'
  ) : (
    <span className="mono">
      {money(nano)}
      <span className="sub">in {SPENT_DAYS} days</span>
    </span>
  );

function KeyStateCell({ apiKey, now }: { apiKey: Key; now: number }) {
  const { kind, label, says } = keyState(apiKey, now);
  return (
    <>
      <State kind={kind}>{label}</State>
      {says && <span className="sub when">{says}</span>}
    </>
  );
}

interface OwnerProps {
  apiKey: Key;
  nameOf: (id: string) => string;
  teamOf: (id: string) => string;
}

function Owner({ apiKey: { agent_id, user_id, team_id }, nameOf, teamOf }: OwnerProps) {
  return (
    <>
      {agent_id === null ? (
        (user_id ?? SERVICE)
      ) : (
        <span className="row">
          <Icon name="agent" className="kind kind-agent" />
          {nameOf(agent_id)}
        </span>
      )}
      {team_id && <span className="sub">{teamOf(team_id)}</span>}
    </>
  );
}

function Reach({ names }: { names: string[] | null }) {
  const [first] = names ?? [];
  if (names === null || first === undefined)
    return <span className="sub">{names === null ? 'as its team' : 'none'}</span>;
  return (
    <span className="row some" title={names.join(', ')}>
      <Icon name="agent" className="kind kind-agent" />
      <span>{first}</span>
      {names.length > 1 && <span className="sub">+{names.length - 1}</span>}
    </span>
  );
}

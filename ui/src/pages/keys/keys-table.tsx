import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { agentsQuery } from '../../api/agents.ts';
import type { Key } from '../../api/keys.ts';
import { exact, relative } from '../../format/time.ts';
import { Icon } from '../../kit/icon.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { State } from '../../kit/state.tsx';
import { useNow } from '../../kit/use-now.ts';
import { agentsOf, keyLabel, keyState } from './key-state.ts';

const COLUMNS = 6;

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
  const nameOf = (id: string) => agents.find(({ agent_id }) => agent_id === id)?.agent_name ?? id;
  return (
    <div className="scroll">
      <table className="table roomy">
        <thead>
          <tr>
            <th>Key</th>
            <th>State</th>
            <th>Owner</th>
            <th className="p1">Agents</th>
            <th className="num p2">Limit</th>
            <th className="num">Used</th>
          </tr>
        </thead>
        <tbody>
          {!keys && <SkeletonRows rows={6} columns={COLUMNS} />}
          {keys?.map((key) => (
            <tr
              key={key.key_id}
              aria-selected={key.key_id === openId}
              onClick={({ target }) => (target as Element).closest('a') ?? onOpen(key.key_id)}
            >
              <td>
                <Link to="/keys" search={(before) => ({ ...before, key: key.key_id })} activeProps={{}}>
                  <b className="name">{keyLabel(key)}</b>
                  <span className="sub mono">{key.key_name.replace('...', '…')}</span>
                </Link>
              </td>
              <td>
                <KeyStateCell apiKey={key} now={now} />
              </td>
              <td className="own">
                <Owner apiKey={key} nameOf={nameOf} />
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

function KeyStateCell({ apiKey, now }: { apiKey: Key; now: number }) {
  const { kind, label, says } = keyState(apiKey, now);
  return (
    <>
      <State kind={kind}>{label}</State>
      {says && <span className="sub when">{says}</span>}
    </>
  );
}

function Owner({ apiKey: { agent_id, user_id, team_id }, nameOf }: { apiKey: Key; nameOf: (id: string) => string }) {
  return (
    <>
      {agent_id === null ? (
        (user_id ?? 'service')
      ) : (
        <span className="row">
          <Icon name="agent" className="kind kind-agent" />
          {nameOf(agent_id)}
        </span>
      )}
      {team_id && <span className="sub">{team_id}</span>}
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

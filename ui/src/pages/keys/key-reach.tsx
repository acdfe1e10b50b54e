import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keyAccessQuery } from '../../api/keys.ts';
import { plural } from '../../format/count.ts';
import { RuleCells, RuleHeads } from '../../kit/access-rules.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';

/** Which agents a key can call: what it allows itself beside what its team does. @param team its name, where it has one */
export function KeyReach({ id, team }: { id: string; team: string | null }) {
  const { data, error } = useQuery(keyAccessQuery(id));
  if (error) return <Notice kind="bad">{error.message}</Notice>;
  const rows = (data?.agents ?? []).map((agent) => ({ ...agent, state: data?.state ?? 'ok' }));
  // What nobody has thought of for this key is told as a number.
  const shown = rows.filter(({ allowed, says }) => allowed || Object.values(says).includes('grants'));
  const others = rows.length - shown.length;
  return (
    <div className="block" aria-busy={!data}>
      {shown.length > 0 && (
        <div className="over">
          <table className="access">
            <thead>
              <tr>
                <th>Agent</th>
                <RuleHeads ruled={shown} team={team === null ? 'Team: none' : `Team ${team}`} />
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <tr key={one.agent_id} className={one.allowed ? '' : 'off'}>
                  <td>
                    <Link className="row" to="/agents/$agent" params={{ agent: one.agent_name }}>
                      <Icon name="agent" className="kind kind-agent" />
                      {one.agent_name}
                    </Link>
                  </td>
                  <RuleCells of={one} all={shown} />
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data && others > 0 && (
        <p className="small ink-3">
          {plural(others, shown.length > 0 ? 'more agent' : 'agent')} {others === 1 ? 'is' : 'are'} allowed by none of
          them.
        </p>
      )}
      {data && rows.length === 0 && <p className="small ink-3">There is no agent that it can reach.</p>}
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { giveToKey, type ReachingKey } from '../../../api/agent-access.ts';
import { keysQuery } from '../../../api/keys.ts';
import type { Agent } from '../../../api/types.ts';
import { shownKey } from '../../../format/id.ts';
import { RuleCells, RuleHeads } from '../../../kit/access-rules.tsx';
import { Button } from '../../../kit/button.tsx';
import { Icon } from '../../../kit/icon.tsx';
import { SkeletonRows } from '../../../kit/skeleton.tsx';
import { Give } from './give.tsx';
import { useGiving } from './use-giving.ts';

interface ReachingKeysProps {
  agent: Agent;
  keys: readonly ReachingKey[] | undefined;
  mayManage: boolean;
}

/** The keys that can call the agent, and by which rule. */
export function ReachingKeys({ agent, keys, mayManage }: ReachingKeysProps) {
  const { data: all = [] } = useQuery({ ...keysQuery, enabled: mayManage });
  const giving = useGiving(agent);
  const given = new Set(keys?.filter((key) => key.given).map(({ key_id }) => key_id));
  const others = all.filter(({ key_id }) => !given.has(key_id)).map((key) => ({ id: key.key_id, name: nameOf(key) }));
  return (
    <section aria-label="Keys">
      <div className="sec-head">
        <h2>Keys</h2>
        <span className="note">key and team must both allow</span>
        {mayManage && (
          <Give
            what="key"
            choices={others}
            busy={giving.isPending}
            onGive={({ id, name }) =>
              giving.mutate({ name, isGiven: true, give: (isGiven) => giveToKey(id, agent, isGiven) })
            }
          />
        )}
      </div>
      {keys?.length === 0 && (
        <p className="inset ink-2">
          No key can call it yet.{' '}
          {mayManage && all.length === 0 ? (
            <>
              There is none:{' '}
              <Link className="textlink" to="/keys">
                make the first
              </Link>
            </>
          ) : (
            'Give it to one, to a team, or to a group.'
          )}
        </p>
      )}
      {keys?.length !== 0 && (
        <div className="over">
          <table className="table roomy ruled">
            <thead>
              <tr>
                <th>Who</th>
                <RuleHeads ruled={keys ?? []} />
                <th>
                  <span className="vh">What to do</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {keys?.map((key) => (
                <tr key={key.key_id}>
                  <td>
                    <Link className="row" to="/keys" search={{ key: key.key_id }}>
                      {key.agent_id === null ? <Icon name="keys" /> : <Icon name="agent" className="kind kind-agent" />}
                      {nameOf(key)}
                      <span className="mono ink-3">{shownKey(key.key_name)}</span>
                    </Link>
                    {key.team_id !== null && (
                      <Link className="sub" to="/teams" search={{ team: key.team_id }}>
                        {key.team_alias ?? key.team_id}
                      </Link>
                    )}
                  </td>
                  <RuleCells of={key} all={keys} />
                  <td className="num">
                    {mayManage && key.by_name && (
                      <Button
                        size="small"
                        look="quiet"
                        disabled={giving.isPending}
                        onClick={() =>
                          giving.mutate({
                            name: nameOf(key),
                            isGiven: false,
                            give: (isGiven) => giveToKey(key.key_id, agent, isGiven),
                          })
                        }
                      >
                        Take away
                      </Button>
                    )}
                    {mayManage && key.given && !key.by_name && <span className="small ink-3">by a group</span>}
                  </td>
                </tr>
              )) ?? <SkeletonRows rows={4} columns={5} />}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

const nameOf = ({ key_alias, key_id }: { key_alias: string | null; key_id: string }): string =>
  key_alias ?? `key ${key_id.slice(-8)}`;

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type AgentAccess, agentAccessQuery, giveToKey, giveToTeam, type ReachingKey } from '../../api/agent-access.ts';
import { agentsQuery } from '../../api/agents.ts';
import { keysQuery } from '../../api/keys.ts';
import { teamsQuery } from '../../api/teams.ts';
import type { Agent } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { shownKey } from '../../format/id.ts';
import { RuleCells, RuleHeads } from '../../kit/access-rules.tsx';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { State } from '../../kit/state.tsx';
import { tell, tellWithUndo } from '../../kit/toast.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { usePublishing } from '../hub/use-publishing.ts';

/** Who can call the agent and why, and whom it can call. */
export function AccessView({ agent }: { agent: Agent }) {
  const { mayInspect, mayManage } = usePowers();
  const { data: access, error } = useQuery({ ...agentAccessQuery(agent.agent_id), enabled: mayInspect });
  if (!mayInspect)
    return (
      <Notice>Who else can call an agent is shown to administrators and viewers. You can see and call this one.</Notice>
    );
  return (
    <div className="split cols">
      <div>
        {error && <Notice kind="bad">{error.message}</Notice>}
        <Keys agent={agent} keys={access?.keys} mayManage={mayManage} />
        <Teams agent={agent} teams={access?.teams} mayManage={mayManage} />
      </div>
      <aside>
        <Everybody agent={agent} mayManage={mayManage} />
        <Groups groups={access?.groups ?? []} />
        <MayCall access={access} />
      </aside>
    </div>
  );
}

/** Gives or takes away, and tells it with the way back. */
function useGiving(agent: Agent) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ give, isGiven }: Giving) => {
      await give(isGiven);
      await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
    },
    onSuccess: (_, { give, isGiven, name }) => {
      const what = isGiven ? `${name} may call ${agent.agent_name}` : `Took ${agent.agent_name} from ${name}`;
      tellWithUndo(what, async () => {
        await give(!isGiven);
        await queries.invalidateQueries({ queryKey: agentsQuery.queryKey });
      });
    },
    onError: (error) => tell(error.message),
  });
}

interface Giving {
  name: string;
  isGiven: boolean;
  give: (isGiven: boolean) => Promise<void>;
}

function Keys({
  agent,
  keys,
  mayManage,
}: {
  agent: Agent;
  keys: readonly ReachingKey[] | undefined;
  mayManage: boolean;
}) {
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

function Teams({
  agent,
  teams,
  mayManage,
}: {
  agent: Agent;
  teams: AgentAccess['teams'] | undefined;
  mayManage: boolean;
}) {
  const { data: all = [] } = useQuery({ ...teamsQuery, enabled: mayManage });
  const giving = useGiving(agent);
  const given = new Set(teams?.map(({ team_id }) => team_id));
  const others = all
    .filter(({ team_id }) => !given.has(team_id))
    .map(({ team_id, team_alias }) => ({ id: team_id, name: team_alias ?? team_id }));
  return (
    <section aria-label="Teams">
      <div className="sec-head">
        <h2>Teams</h2>
        <span className="note">all their keys that say nothing else</span>
        {mayManage && (
          <Give
            what="team"
            choices={others}
            busy={giving.isPending}
            onGive={({ id, name }) =>
              giving.mutate({ name, isGiven: true, give: (isGiven) => giveToTeam(id, agent, isGiven) })
            }
          />
        )}
      </div>
      {teams?.length === 0 && <p className="inset ink-2">No team was given it.</p>}
      <ul className="reached">
        {teams?.map(({ team_id, team_alias, by_name, blocked }) => (
          <li key={team_id} className="row inset">
            <Icon name="teams" />
            <Link to="/teams" search={{ team: team_id }}>
              {team_alias ?? team_id}
            </Link>
            {blocked && <State kind="paused">blocked</State>}
            {!by_name && <span className="small ink-3">by a group</span>}
            {mayManage && by_name && (
              <Button
                size="small"
                look="quiet"
                className="push"
                disabled={giving.isPending}
                onClick={() =>
                  giving.mutate({
                    name: team_alias ?? team_id,
                    isGiven: false,
                    give: (isGiven) => giveToTeam(team_id, agent, isGiven),
                  })
                }
              >
                Take away
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Choice {
  id: string;
  name: string;
}

interface GiveProps {
  what: 'key' | 'team';
  choices: readonly Choice[];
  busy: boolean;
  onGive: (choice: Choice) => void;
}

/** Chooses who gets it. */
function Give({ what, choices, busy, onGive }: GiveProps) {
  const [id, setId] = useState('');
  const choice = choices.find((one) => one.id === id);
  return (
    <span className="row push give">
      <select
        className="input small"
        aria-label={`Give it to a ${what}`}
        value={choice ? id : ''}
        onChange={(event) => setId(event.target.value)}
      >
        <option value="">Give it to a {what}</option>
        {choices.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <Button size="small" icon="plus" disabled={!choice || busy} onClick={() => choice && onGive(choice)}>
        Give
      </Button>
    </span>
  );
}

function Everybody({ agent, mayManage }: { agent: Agent; mayManage: boolean }) {
  const publishing = usePublishing();
  return (
    <section className="side">
      <h2>
        <Icon name={agent.public ? 'globe' : 'lock'} />
        {agent.public ? 'On the hub' : 'Not on the hub'}
      </h2>
      <p className="small">
        {agent.public
          ? 'Everybody sees its card there. Calling it needs a key all the same.'
          : 'Only who may call it sees it.'}
      </p>
      {mayManage && agent.source === 'api' && (
        <span>
          <Button size="small" disabled={publishing.isPending} onClick={() => publishing.mutate(agent)}>
            {agent.public ? 'Take it off the hub' : 'Show it on the hub'}
          </Button>
        </span>
      )}
    </section>
  );
}

const Groups = ({ groups }: { groups: readonly string[] }) => (
  <section className="side">
    <h2>
      Groups<span className="note">who is given one may call it</span>
    </h2>
    <p className="row wrap">
      {groups.length === 0 && <span className="small ink-3">it belongs to none</span>}
      {groups.map((group) => (
        <span key={group} className="tag">
          {group}
        </span>
      ))}
    </p>
  </section>
);

/** The other way: what it reaches with keys of its own. */
function MayCall({ access }: { access: AgentAccess | undefined }) {
  if (!access) return null;
  const { own_keys: keys, may_call: callees } = access;
  return (
    <section className="side">
      <h2>
        May call
        <span className="note">
          {keys.length === 0 ? 'it has no key of its own' : `with ${plural(keys.length, 'key')} of its own`}
        </span>
      </h2>
      <p className="row wrap">
        {callees.map(({ agent_id, agent_name }) => (
          <Link key={agent_id} className="tag" to="/agents/$agent" params={{ agent: agent_name }}>
            <Icon name="agent" className="kind kind-agent" />
            {agent_name}
          </Link>
        ))}
      </p>
    </section>
  );
}

const nameOf = ({ key_alias, key_id }: { key_alias: string | null; key_id: string }): string =>
  key_alias ?? `key ${key_id.slice(-8)}`;

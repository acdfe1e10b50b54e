import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { agentsQuery } from '../../api/agents.ts';
import { blockTeam, deleteTeam, type Team, teamQuery } from '../../api/teams.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Icon } from '../../kit/icon.tsx';
import { Notice } from '../../kit/notice.tsx';
import { State } from '../../kit/state.tsx';
import { agentsOf } from '../keys/key-state.ts';
import { Acts } from '../people/acts.tsx';
import { KeysOf } from '../people/keys-of.tsx';
import { limitsOf } from '../people/limits.ts';
import { Spent } from '../people/spent.tsx';
import { Members } from './members.tsx';
import { TeamForm } from './team-form.tsx';

/** One team: who belongs to it, what it may reach and spend. */
export function TeamDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { data, error } = useQuery(teamQuery(id));
  const [isEditing, setEditing] = useState(false);
  if (!data)
    return (
      <aside className="drawer" aria-label="Team" aria-busy={!error}>
        {error && <Notice kind="bad">{error.message}</Notice>}
      </aside>
    );
  const { team_info: team, keys } = data;
  const name = team.team_alias ?? team.team_id;
  return (
    <aside className="drawer" aria-label={`Team ${name}`}>
      <header className="drawer-head">
        <div className="row">
          <Icon name="teams" />
          <h2>{name}</h2>
          <State kind={team.blocked ? 'refused' : 'ok'}>{team.blocked ? 'blocked' : 'active'}</State>
          <Button look="quiet" icon="x" className="push" aria-label="Close" onClick={onClose} />
        </div>
        <Acts
          name={name}
          isBlocked={team.blocked}
          calls={team.team_alias === null ? null : { team_alias: team.team_alias }}
          onEdit={() => setEditing(true)}
          onBlock={(isBlocked) => blockTeam(id, isBlocked)}
          onDelete={() => deleteTeam(id)}
          onDeleted={onClose}
          loses="Its keys are deleted with it, and refused from now on."
        />
      </header>
      <div className="drawer-body">
        <Members team={team} />
        <Reach team={team} />
        <Spent {...team} />
        <KeysOf keys={keys} />
        <div className="sec-head">
          <h3>What is known of it</h3>
        </div>
        <div className="block last">
          <dl className="kv">
            <dt>Id</dt>
            <dd>
              <Copy text={team.team_id} />
            </dd>
            <dt>Limits</dt>
            <dd>{limitsOf(team)}</dd>
            <dt>Made</dt>
            <dd>
              {exact(Date.parse(team.created_at))} by {team.created_by}
            </dd>
          </dl>
        </div>
      </div>
      {isEditing && <TeamForm team={team} onClose={() => setEditing(false)} onSaved={() => {}} />}
    </aside>
  );
}

function Reach({ team }: { team: Team }) {
  const { data: agents = [] } = useQuery(agentsQuery);
  const named = agentsOf(team);
  const nameOf = (ref: string) => agents.find(({ agent_id }) => agent_id === ref)?.agent_name ?? ref;
  return (
    <>
      <div className="sec-head">
        <h3>What it can reach</h3>
        <span className="note">key and team must both allow</span>
      </div>
      <div className="block">
        <p className="row wrap">
          {named?.map((agent) => (
            <Link key={agent} className="tag" to="/agents/$agent" params={{ agent: nameOf(agent) }}>
              <Icon name="agent" className="kind kind-agent" />
              {nameOf(agent)}
            </Link>
          ))}
          {(named ?? []).length === 0 && <span className="ink-2">It names no agent.</span>}
        </p>
      </div>
    </>
  );
}

import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type AgentAccess, agentAccessQuery } from '../../api/agent-access.ts';
import { sessionQuery } from '../../api/session.ts';
import type { Agent, AgentHealth } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { Icon } from '../../kit/icon.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { State } from '../../kit/state.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { readCard } from '../agents/read-card.ts';
import { CallIt } from './call-it.tsx';
import { deploymentState } from './deployments-view.tsx';

interface AgentSideProps {
  agent: Agent;
  health: AgentHealth | undefined;
  /** What comes first. */
  children: ReactNode;
}

/** What stands beside the numbers: where it runs, what it can do, how it is called. */
export function AgentSide({ agent, health, children }: AgentSideProps) {
  const { base_url } = useSuspenseQuery(sessionQuery).data;
  const { mayInspect } = usePowers();
  const { data: access, isLoading: isAsking } = useQuery({ ...agentAccessQuery(agent.agent_id), enabled: mayInspect });
  const { skills } = readCard(agent.card);
  return (
    <aside>
      {children}
      <section className="side">
        <h2>Deployments</h2>
        <table className="sum">
          <tbody>
            {!health && mayInspect && <SkeletonRows rows={agent.deployments?.length || 1} columns={3} />}
            {health?.deployments.map((deployment) => (
              <tr key={deployment.deployment_id}>
                <td>
                  <State kind={deploymentState(deployment).kind}>{deployment.name}</State>
                </td>
                <td>weight {deployment.weight}</td>
                <td>{deployment.latency_ms === null ? '—' : durationText(deployment.latency_ms)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section className="side">
        <h2>
          Skills<span className="note">{skills.length}, from the card</span>
        </h2>
        <dl className="kv">
          {skills.map(({ id, name, description }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a card may name two skills alike
            <div key={index} className="contents">
              <dt className="mono">{id || name}</dt>
              <dd>{description}</dd>
            </div>
          ))}
        </dl>
      </section>
      {access && <ReachedBy agent={agent} access={access} />}
      {/* It comes after what stands above it, so that it does not move. */}
      {!isAsking && (
        <section className="side">
          <CallIt base={base_url} agent={agent.agent_name} />
        </section>
      )}
    </aside>
  );
}

const SHOWN = 6;

/** Who can call it, in short; the rules stand on the view of its access. */
function ReachedBy({ agent, access }: { agent: Agent; access: AgentAccess }) {
  const keys = access.keys.filter(({ allowed, state }) => allowed && state === 'ok');
  return (
    <section className="side">
      <h2>
        May be called by
        <Link
          className="textlink push small"
          to="/agents/$agent"
          params={{ agent: agent.agent_name }}
          search={{ view: 'access' }}
        >
          {keys.length === 0 ? 'no key yet' : plural(keys.length, 'key')}
        </Link>
      </h2>
      {keys.length === 0 && access.teams.length === 0 && (
        <p className="small">Only administrators can call it: give it to a key or to a team.</p>
      )}
      <p className="row wrap">
        {keys.slice(0, SHOWN).map(({ key_id, key_alias }) => (
          <Link key={key_id} className="tag" to="/keys" search={{ key: key_id }}>
            <Icon name="keys" />
            {key_alias ?? `key ${key_id.slice(-8)}`}
          </Link>
        ))}
        {access.teams.map(({ team_id, team_alias }) => (
          <Link key={team_id} className="tag" to="/teams" search={{ team: team_id }}>
            <Icon name="teams" />
            {team_alias ?? team_id}
          </Link>
        ))}
      </p>
    </section>
  );
}

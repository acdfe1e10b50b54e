import { useSuspenseQuery } from '@tanstack/react-query';
import { sessionQuery } from '../../api/session.ts';
import type { Agent, AgentHealth } from '../../api/types.ts';
import { durationText } from '../../format/duration.ts';
import { State } from '../../kit/state.tsx';
import { readCard } from '../agents/read-card.ts';
import { CallIt } from './call-it.tsx';
import { deploymentState } from './deployments-view.tsx';

/** What stands beside the numbers: where it runs, what it can do, how it is called. */
export function AgentSide({ agent, health }: { agent: Agent; health: AgentHealth | undefined }) {
  const { base_url } = useSuspenseQuery(sessionQuery).data;
  const { skills } = readCard(agent.card);
  return (
    <aside>
      <section className="side">
        <h2>Deployments</h2>
        <table className="sum">
          <tbody>
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
      <section className="side">
        <CallIt base={base_url} agent={agent.agent_name} />
      </section>
    </aside>
  );
}

import type { Agent, AgentHealth, Deployment } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { exact, relative } from '../../format/time.ts';
import { Notice } from '../../kit/notice.tsx';
import { State, type StateKind } from '../../kit/state.tsx';
import { useNow } from '../../kit/use-now.ts';
import { usePowers } from '../../shell/use-powers.ts';
import { LimitsNow } from './limits-now.tsx';

/** Where it runs, and how each place fares. */
export function DeploymentsView({ agent, health }: { agent: Agent; health: AgentHealth | undefined }) {
  const now = useNow();
  const { mayInspect } = usePowers();
  if (!mayInspect) return <Notice>Where it runs and how it fares is shown to administrators and viewers.</Notice>;
  return (
    <>
      <div className="over">
        <table className="table roomy deployments">
          <thead>
            <tr>
              <th>Deployment</th>
              <th>State</th>
              <th>Address</th>
              <th>Speaks</th>
              <th className="num">Weight</th>
              <th className="num">Priority</th>
              <th className="num">Running</th>
              <th className="num">Answer begins</th>
              <th>Checks, oldest first</th>
            </tr>
          </thead>
          <tbody>
            {health?.deployments.map((deployment) => (
              <DeploymentRow key={deployment.deployment_id} deployment={deployment} />
            ))}
          </tbody>
        </table>
      </div>
      <LimitsNow agent={agent} />
      {health && health.changes.length > 0 && (
        <section>
          <div className="sec-head">
            <h2>When its health changed</h2>
          </div>
          <ul className="inset turns">
            {health.changes.map(({ id, changed_at, healthy, reason }) => (
              <li key={id} className="row">
                <State kind={healthy ? 'ok' : 'down'}>{healthy ? 'well again' : 'unhealthy'}</State>
                <span className="ink-3" title={exact(Date.parse(changed_at))}>
                  {relative(Date.parse(changed_at), now)}
                </span>
                <span>{reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function DeploymentRow({ deployment }: { deployment: Deployment }) {
  const { name, url, network, interfaces, weight, priority, in_flight, latency_ms, checks } = deployment;
  const { kind, label, reason } = deploymentState(deployment);
  return (
    <tr>
      <td data-label="Deployment">
        <b className="name">{name}</b>
      </td>
      <td data-label="State">
        <div>
          <State kind={kind} title={reason ?? undefined}>
            {label}
          </State>
          <span className="sub reason">{reason}</span>
        </div>
      </td>
      <td data-label="Address">
        <div>
          <span className="mono">{url}</span>
          <span className="sub">{network} network</span>
        </div>
      </td>
      <td data-label="Speaks">{interfaces.map(({ binding, version }) => `${binding} ${version}`).join(', ') || '—'}</td>
      <td className="num" data-label="Weight">
        {weight}
      </td>
      <td className="num" data-label="Priority">
        {priority}
      </td>
      <td className="num" data-label="Running">
        {in_flight}
      </td>
      <td className="num" data-label="Answer begins">
        {latency_ms === null ? '—' : durationText(latency_ms)}
      </td>
      <td data-label="Checks">
        <Checks checks={checks} />
      </td>
    </tr>
  );
}

/** One bar a check: what failed is short. */
export function Checks({ checks }: Pick<Deployment, 'checks'>) {
  if (checks.length === 0) return <span className="ink-3">none yet</span>;
  const failed = checks.filter(({ healthy }) => !healthy).length;
  const label = `${plural(checks.length, 'check')}, ${failed} failed`;
  return (
    <svg className="spark" width={checks.length * 3} height="14" role="img" aria-label={label}>
      <title>{label}</title>
      {checks.toReversed().map(({ at, healthy }, index) => (
        <rect
          key={at}
          className={healthy ? '' : 'bad-fill'}
          x={index * 3}
          y={healthy ? 0 : 8}
          width="2"
          height={healthy ? 14 : 6}
        />
      ))}
    </svg>
  );
}

const STANDINGS: Record<Deployment['standing'], { kind: StateKind; label: string }> = {
  ready: { kind: 'ok', label: 'ready' },
  trial: { kind: 'slow', label: 'on trial' },
  ejected: { kind: 'down', label: 'left out' },
  unhealthy: { kind: 'down', label: 'unhealthy' },
};

/** Whether it takes new calls, and why not. */
export function deploymentState(deployment: Deployment): { kind: StateKind; label: string; reason: string | null } {
  const { standing, card_error, last_fault, cool_down_ms, faults_in_a_row } = deployment;
  const reason = card_error ?? (faults_in_a_row > 0 ? last_fault : null);
  const wait = cool_down_ms > 0 ? `left out for ${durationText(cool_down_ms)}` : null;
  return { ...STANDINGS[standing], reason: wait ?? reason };
}

import { Link } from '@tanstack/react-router';
import type { DeploymentStanding, ModelDeployment } from '../../api/models.ts';
import type { Call } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { callerName } from '../agents/traffic.ts';
import { DeploymentBlock } from './deployment-block.tsx';
import { Fallbacks } from './fallbacks/fallbacks.tsx';
import type { Model } from './model.ts';

interface ModelDrawerProps {
  model: Model;
  /** The newest of the time range, of whatever was called. */
  calls: readonly Call[];
  /** By id; undefined to whom it is not shown. */
  standings: ReadonlyMap<string, DeploymentStanding> | undefined;
  /** Of all models. */
  names: readonly string[];
  /** The deployment that was saved just now. */
  newId: string | undefined;
  /** To change a deployment of the database. */
  onChange: (id: string) => void;
  onClose: () => void;
}

/** One model: who answers for it, at what price and how well, and who calls it. */
export function ModelDrawer(props: ModelDrawerProps) {
  const { calls, standings, names, newId, onChange, onClose } = props;
  const { name, deployments } = props.model;
  const own = calls.filter(({ model }) => model === name);
  return (
    <aside className="drawer" aria-label={`Model ${name}`}>
      <header className="drawer-head">
        <div className="row">
          <Icon name="llm" className="kind kind-llm" />
          <h2>{name}</h2>
          <span className="push">
            <Button look="quiet" icon="x" aria-label="Close" onClick={onClose} />
          </span>
        </div>
        <div className="row">
          <Link className="btn small" to="/calls" search={{ model: name }}>
            <Icon name="calls" />
            Its calls
          </Link>
          <Link className="btn small" to="/traces" search={{ model: name }}>
            <Icon name="traces" />
            Traces with it
          </Link>
        </div>
      </header>
      <div className="drawer-body">
        <div className="sec-head">
          <h3>{plural(deployments.length, 'deployment')}</h3>
          {deployments.length > 1 && <span className="note">the lowest order first, then at random by weight</span>}
        </div>
        {deployments.toSorted(byOrder).map((one) => (
          <DeploymentBlock
            key={one.model_info.id}
            deployment={one}
            standing={standings?.get(one.model_info.id)}
            calls={own}
            isNew={one.model_info.id === newId}
            onChange={() => onChange(one.model_info.id)}
          />
        ))}
        <Fallbacks model={name} names={names} />
        <Callers calls={own} />
      </div>
    </aside>
  );
}

const byOrder = (one: ModelDeployment, other: ModelDeployment): number =>
  one.litellm_params.order - other.litellm_params.order;

/** Who called it, the busiest first. */
function Callers({ calls }: { calls: readonly Call[] }) {
  const amounts = new Map<string, number>();
  for (const call of calls) amounts.set(callerName(call), (amounts.get(callerName(call)) ?? 0) + 1);
  const callers = [...amounts].toSorted(([, one], [, other]) => other - one);
  return (
    <>
      <div className="sec-head">
        <h3>Who calls it</h3>
      </div>
      <div className="block">
        {callers.length === 0 && <p className="ink-3 small">Nobody did in this time range.</p>}
        <table className="sum">
          <tbody>
            {callers.map(([name, calls]) => (
              <tr key={name}>
                <td>{name}</td>
                <td>{plural(calls, 'call')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

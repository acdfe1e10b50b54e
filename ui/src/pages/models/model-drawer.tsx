import { Link } from '@tanstack/react-router';
import type { ModelDeployment } from '../../api/models.ts';
import type { Call } from '../../api/types.ts';
import { count, plural } from '../../format/count.ts';
import { shortId } from '../../format/id.ts';
import { Button } from '../../kit/button.tsx';
import { Copy } from '../../kit/copy.tsx';
import { Icon } from '../../kit/icon.tsx';
import { State } from '../../kit/state.tsx';
import { callerName } from '../agents/traffic.ts';
import { type Model, triesOf } from './model.ts';
import { Price } from './price.tsx';

interface ModelDrawerProps {
  model: Model;
  /** The newest of the time range, of whatever was called. */
  calls: readonly Call[];
  onClose: () => void;
}

/** One model: who answers for it, at what price and how well, and who calls it. */
export function ModelDrawer({ model: { name, deployments }, calls, onClose }: ModelDrawerProps) {
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
          <Deployment key={one.model_info.id} deployment={one} calls={own} />
        ))}
        <Callers calls={own} />
      </div>
    </aside>
  );
}

const byOrder = (one: ModelDeployment, other: ModelDeployment): number =>
  one.litellm_params.order - other.litellm_params.order;

function Deployment({ deployment, calls }: { deployment: ModelDeployment; calls: readonly Call[] }) {
  const { litellm_params, model_info } = deployment;
  const { tried, failed } = triesOf(model_info.id, calls);
  return (
    <section className="block deployment" aria-label={litellm_params.model}>
      <dl className="kv">
        <dt>Asked as</dt>
        <dd className="mono">{litellm_params.model}</dd>
        <dt>Order, weight</dt>
        <dd>
          {litellm_params.order}, {litellm_params.weight}
        </dd>
        <dt>A million in · out</dt>
        <dd>
          <Price of={[deployment]} />
          {model_info.price_source !== null && <span className="ink-3"> from {model_info.price_source}</span>}
        </dd>
        <dt>Lately</dt>
        <dd>
          {tried === 0 ? (
            <span className="ink-3">not tried</span>
          ) : (
            <State kind={failed === 0 ? 'ok' : failed < tried ? 'slow' : 'down'}>
              {failed === 0 ? `answered ${count(tried)}` : `failed ${count(failed)} of ${count(tried)}`}
            </State>
          )}
        </dd>
        <dt>Id</dt>
        <dd>
          <Copy text={model_info.id}>{shortId(model_info.id)}</Copy>
        </dd>
      </dl>
    </section>
  );
}

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

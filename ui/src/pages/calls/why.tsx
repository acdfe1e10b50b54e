import type { CallDetail } from '../../api/types.ts';
import { money } from '../../format/money.ts';
import { Icon } from '../../kit/icon.tsx';

const PRICE_SOURCES = {
  'per-call': 'the fee of the agent for each call',
  'reported-usage': 'the tokens that the agent reported, by its price for tokens',
};

/** Which rules decided. */
export function Why({ call }: { call: CallDetail }) {
  const { outcome, decision, routing, deployment_id, cost_nano, cost_source } = call;
  return (
    <>
      <div className="sec-head">
        <h3>Why</h3>
      </div>
      <div className="block last">
        <ul className="why">
          <li>
            <Icon name="shield" />
            <span>
              <b>{outcome === 'refused' ? 'Refused' : 'Allowed'}</b> because {decision}.
            </span>
          </li>
          {deployment_id !== null && (
            <li>
              <Icon name="split" />
              <span>
                <b>Sent to {deployment_id.slice(-8)}</b>
                {routing !== null && ` (${routing})`} over {call.upstream_binding ?? call.binding}{' '}
                {call.upstream_version ?? call.version}.
              </span>
            </li>
          )}
          <li>
            <Icon name="prices" />
            <span>
              {cost_nano === null || cost_source === null ? (
                <>
                  <b>Unpriced</b>: the agent has no price that fits, or reported no usage.
                </>
              ) : (
                <>
                  <b>{money(cost_nano)}</b> is {PRICE_SOURCES[cost_source]}.
                </>
              )}
            </span>
          </li>
        </ul>
      </div>
    </>
  );
}

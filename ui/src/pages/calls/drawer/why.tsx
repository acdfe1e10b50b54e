import type { CallDetail } from '../../../api/types.ts';
import { money } from '../../../format/money.ts';
import { Icon } from '../../../kit/icon.tsx';
import { useDeploymentName } from './use-deployment-name.ts';

const PRICE_SOURCES = {
  'per-call': 'the fee of the agent for each call',
  'reported-usage': 'the tokens that the agent reported, by its price for tokens',
};

/** What the rules of access answer with; whatever else refuses a call asks those that they have let in. */
const DENIALS: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'PERMISSION_DENIED',
  'AGENT_NOT_FOUND',
  'MODEL_NOT_FOUND',
]);

/** Which rules decided. */
export function Why({ call }: { call: CallDetail }) {
  const { outcome, decision, routing, deployment_id, cost_nano, cost_source, model, provider, model_facts } = call;
  const { error_code, error_message } = call;
  const isDenied = outcome === 'refused' && DENIALS.has(error_code ?? '');
  const nameOf = useDeploymentName(call);
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
              <b>{isDenied ? 'Refused' : 'Allowed'}</b> because {decision}.
            </span>
          </li>
          {outcome === 'refused' && !isDenied && (
            <li>
              <Icon name="warn" />
              <span>
                <b>Refused</b> all the same: {error_message ?? error_code}
              </span>
            </li>
          )}
          {model !== null && (
            <li>
              <Icon name="models" />
              <span>
                <b>{model}</b> was asked for
                {provider !== null && `, and ${provider} for ${model_facts?.upstream_model ?? 'the same'}`}
                {model_facts?.answered_model !== undefined && `, which answered with ${model_facts.answered_model}`}.
              </span>
            </li>
          )}
          {deployment_id !== null && (
            <li>
              <Icon name="split" />
              <span>
                <b title={deployment_id}>Sent to {nameOf(deployment_id)}</b>
                {routing !== null && ` (${routing})`} over {call.upstream_binding ?? call.binding}{' '}
                {call.upstream_version ?? call.version}.
              </span>
            </li>
          )}
          <li>
            <Icon name="prices" />
            <span>
              {outcome === 'refused' ? (
                <>
                  <b>{money(0)}</b>: what is refused costs nothing.
                </>
              ) : cost_nano === null || cost_source === null ? (
                <>
                  <b>Unpriced</b>: {model_facts?.cost_note ?? 'the agent has no price that fits, or reported no usage'}.
                </>
              ) : (
                <>
                  <b>{money(cost_nano)}</b> is{' '}
                  {model_facts
                    ? `its tokens; prices from ${model_facts.price_source ?? 'nowhere'}`
                    : PRICE_SOURCES[cost_source]}
                  .
                </>
              )}
            </span>
          </li>
        </ul>
      </div>
    </>
  );
}

import type { CallTotals, Caused } from '../../../api/types.ts';
import { count, plural } from '../../../format/count.ts';
import { TotalCost } from '../../traces/total-cost.tsx';

/** What a call cost itself, what all that it caused did, and both together. Nothing where it caused nothing. */
export function CallCosts({ caused }: { caused: Caused }) {
  const { own, nested, total, complete } = caused;
  if (nested.calls === 0 && complete) return null;
  return (
    <>
      <div className="sec-head">
        <h3>Cost</h3>
        <span className="note">
          {complete ? 'own + nested = total' : 'at least: the trace is too long to be counted whole'}
        </span>
      </div>
      <div className="block">
        <table className="sum costs">
          <tbody>
            <tr>
              <td>Own</td>
              <td className="calc">{tokensText(own)}</td>
              <td>
                <TotalCost of={own} aligned />
              </td>
            </tr>
            <tr>
              <td>
                Nested <span className="ink-3">{callsText(caused)}</span>
              </td>
              <td className="calc">{tokensText(nested)}</td>
              <td>
                <TotalCost of={nested} aligned />
              </td>
            </tr>
            <tr className="total">
              <td>Total</td>
              <td className="calc">{tokensText(total)}</td>
              <td>
                <TotalCost of={total} aligned />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

const tokensText = ({ input_tokens, output_tokens }: CallTotals): string =>
  input_tokens === null && output_tokens === null
    ? ''
    : `${count(input_tokens ?? 0)} in, ${count(output_tokens ?? 0)} out`;

const callsText = ({ agent_calls, model_calls }: Caused): string =>
  [
    agent_calls > 0 && plural(agent_calls, 'call of agents', 'calls of agents'),
    model_calls > 0 && plural(model_calls, 'call of models', 'calls of models'),
  ]
    .filter(Boolean)
    .join(', ');

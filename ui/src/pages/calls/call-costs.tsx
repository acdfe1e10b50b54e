import { count, plural } from '../../format/count.ts';
import { kindOf } from '../../kit/call-name.tsx';
import { TotalCost } from '../traces/total-cost.tsx';
import type { CallInTrace } from './use-call-in-trace.ts';

/** What a call cost itself, what all that it caused did, and both together. Nothing where it caused nothing. */
export function CallCosts({ node, below }: CallInTrace) {
  if (below.length === 0) return null;
  const { own, nested, total } = node;
  return (
    <>
      <div className="sec-head">
        <h3>Cost</h3>
        <span className="note">own + nested = total</span>
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
                Nested <span className="ink-3">{callsText(below)}</span>
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

const tokensText = ({ input_tokens, output_tokens }: CallInTrace['node']['own']): string =>
  input_tokens === null && output_tokens === null
    ? ''
    : `${count(input_tokens ?? 0)} in, ${count(output_tokens ?? 0)} out`;

function callsText(below: CallInTrace['below']): string {
  const models = below.filter(({ call }) => kindOf(call) === 'llm').length;
  const agents = below.length - models;
  const parts = [
    agents > 0 && plural(agents, 'call of agents', 'calls of agents'),
    models > 0 && plural(models, 'call of models', 'calls of models'),
  ];
  return parts.filter(Boolean).join(', ');
}

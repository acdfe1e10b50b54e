import type { CallDetail } from '../../../api/types.ts';
import { count } from '../../../format/count.ts';
import { money } from '../../../format/money.ts';
import { Cost } from '../../../kit/quantity.tsx';
import { Estimated, isEstimated } from '../estimated.tsx';
import { type CostPart, costPartsOf, rateOf } from './token-costs.ts';

/** Its shade, in the bars and before its name; what is not counted in tokens has none. */
const LOOKS: Record<CostPart['name'], string> = {
  input: 'part-input',
  cached_input: 'part-cached',
  cache_write: 'part-written',
  output: 'part-output',
  reasoning: 'part-reasoning',
  per_call: '',
  discount: '',
  margin: '',
};

/** What a model's call cost, by kinds of tokens: how many there were, and at which rate. */
export function ModelCosts({ call }: { call: CallDetail }) {
  const parts = costPartsOf(call);
  if (parts.length === 0 || call.cost_nano === null) return null;
  return (
    <>
      <div className="sec-head">
        <h3>What it cost</h3>
        <span className="note">by {call.model_facts?.price_source ?? 'its price'}</span>
      </div>
      <div className="block">
        <Shares label="tokens" parts={parts} amountOf={({ tokens }) => tokens ?? 0} />
        <Shares label="cost" parts={parts} amountOf={({ nano }) => nano} />
        <table className="sum parts" aria-label="What it cost">
          <tbody>
            {parts.map((part) => (
              <tr key={part.name}>
                <td>
                  <span className="row">
                    <i className={`swatch ${LOOKS[part.name]}`} />
                    {part.label}
                  </span>
                </td>
                <td className="calc">
                  <Calculation of={part} />
                </td>
                <td>
                  <Cost nano={part.nano} />
                </td>
              </tr>
            ))}
            <tr className="total">
              <td>Total{isEstimated(call) ? '' : ', exact'}</td>
              <td className="calc" />
              <td>
                {isEstimated(call) && <Estimated />}
                <Cost nano={call.cost_nano} />
              </td>
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}

function Calculation({ of: part }: { of: CostPart }) {
  const rate = rateOf(part);
  return part.tokens === null || rate === null ? null : `${count(part.tokens)} × ${money(rate)} / M`;
}

interface SharesProps {
  label: string;
  parts: readonly CostPart[];
  amountOf: (part: CostPart) => number;
}

/** The same parts in the same colours: few tokens may be most of the cost. */
function Shares({ label, parts, amountOf }: SharesProps) {
  const drawn = parts.filter((part) => amountOf(part) > 0);
  if (drawn.length === 0) return null;
  return (
    <div className="part-bar" aria-hidden="true">
      <span>{label}</span>
      <span className="share">
        {drawn.map((part) => (
          <i key={part.name} className={`bar ${LOOKS[part.name]}`} style={{ flex: amountOf(part) }} />
        ))}
      </span>
    </div>
  );
}

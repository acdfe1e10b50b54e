import { Link } from '@tanstack/react-router';
import type { ModelPrice } from '../../api/prices.ts';
import { count, percent } from '../../format/count.ts';
import { money } from '../../format/money.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { ScrollBox } from '../../kit/scroll-box.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { perMillion } from './per-million.ts';

interface PricesTableProps {
  prices: readonly ModelPrice[] | undefined;
  /** Calls without a price, by model. */
  lost: ReadonlyMap<string, number>;
  /** Null for who may not. */
  onChange: ((price: ModelPrice) => void) | null;
}

/** Each deployment with its rates, where they come from, and what is taken off and added. */
export function PricesTable({ prices, lost, onChange }: PricesTableProps) {
  return (
    <ScrollBox label="Prices, as a table" className="over">
      <table className="table roomy" aria-label="Prices">
        <thead>
          <tr>
            <th>Model</th>
            <th className="num">Input</th>
            <th className="num">Cached</th>
            <th className="num">Output</th>
            <th className="num">A call</th>
            <th>Source</th>
            <th>Adjusted</th>
            <th className="num">Lost calls</th>
            {onChange && (
              <th>
                <span className="vh">Override</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {!prices && <SkeletonRows rows={6} columns={onChange ? 9 : 8} />}
          {prices?.map((price) => (
            <tr key={price.deployment_id}>
              <td>
                <Link className="row" to="/models" search={{ model: price.model_name }}>
                  <Icon name="llm" className="kind kind-llm" />
                  <span>
                    <b className="name">{price.model_name}</b> <span className="sub">{price.model}</span>
                  </span>
                </Link>
              </td>
              <Rates price={price} />
              <td>
                <Source price={price} />
              </td>
              <td>
                <Adjustments price={price} />
              </td>
              <td className="num">
                <Lost calls={lost.get(price.model_name) ?? 0} model={price.model_name} />
              </td>
              {onChange && (
                <td className="num">
                  <Button
                    size="small"
                    onClick={() => onChange(price)}
                    aria-label={`Override the price of ${price.model_name}`}
                  >
                    {price.override ? 'Change' : 'Override'}
                  </Button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Rates({ price }: { price: ModelPrice }) {
  const { source, input_cost_per_token, cache_read_input_token_cost, output_cost_per_token } = price;
  const { input_cost_per_request, tiers } = price;
  if (source === null)
    return (
      <td className="num" colSpan={4}>
        <span className="unpriced">unpriced</span>
      </td>
    );
  const above = tiers.map(
    (tier) =>
      `above ${count(tier.above_tokens)} tokens: ${perMillion(tier.input_cost_per_token)} in, ${perMillion(tier.output_cost_per_token)} out`,
  );
  return (
    <>
      <td className="num" title={above.join('; ') || undefined}>
        {perMillion(input_cost_per_token)}
        {tiers.length > 0 && <span className="ink-3"> +</span>}
      </td>
      <td className="num">{perMillion(cache_read_input_token_cost)}</td>
      <td className="num">{perMillion(output_cost_per_token)}</td>
      <td className="num">{input_cost_per_request === null ? '—' : money(Math.round(input_cost_per_request * 1e9))}</td>
    </>
  );
}

function Source({ price: { source, source_kind, source_date, override } }: { price: ModelPrice }) {
  if (source === null) return <span className="ink-3">neither configuration nor table knows it</span>;
  return (
    <>
      {source_kind === 'override' ? <span className="tag">override</span> : source}
      {source_date !== null && <span className="sub"> {exact(Date.parse(source_date)).slice(0, 11)}</span>}
      {override?.note && <span className="sub">, {override.note}</span>}
    </>
  );
}

/** What the configuration takes off the cost, and then adds. */
function Adjustments({ price: { discount_share, margin } }: { price: ModelPrice }) {
  const parts = [
    discount_share ? `−${percent(discount_share)} %` : '',
    margin?.share ? `+${percent(margin.share)} %` : '',
    margin?.fixed ? `+${money(Math.round(margin.fixed * 1e9))} a call` : '',
  ].filter(Boolean);
  if (parts.length === 0) return <span className="ink-3">—</span>;
  return <span title="cost_discount_config and cost_margin_config of the configuration">{parts.join(', ')}</span>;
}

function Lost({ calls, model }: { calls: number; model: string }) {
  if (calls === 0) return <span className="ink-3">0</span>;
  return (
    <Link className="textlink warn" to="/calls" search={{ model }}>
      {count(calls)}
    </Link>
  );
}

import { Link } from '@tanstack/react-router';
import type { ModelPrice } from '../../api/prices.ts';
import { count, percent } from '../../format/count.ts';
import { money } from '../../format/money.ts';
import { exact } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Icon } from '../../kit/icon.tsx';
import { ScrollBox } from '../../kit/scroll-box.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { SortHead } from '../../kit/table/sort-head.tsx';
import { useListOrder } from '../../kit/table/use-list-order.ts';
import { perMillion } from './per-million.ts';

interface PricesTableProps {
  prices: readonly ModelPrice[] | undefined;
  /** Calls without a price, by model. */
  lost: ReadonlyMap<string, number>;
  /** Null for who may not. */
  onChange: ((price: ModelPrice) => void) | null;
}

const HEADS = [
  { id: 'model', label: 'Model' },
  { id: 'input', label: 'Input', className: 'num' },
  { id: 'cached', label: 'Cached', className: 'num' },
  { id: 'output', label: 'Output', className: 'num' },
  { id: 'call', label: 'A call', className: 'num' },
  { id: 'source', label: 'Source' },
  { id: 'adjusted', label: 'Adjusted' },
  { id: 'lost', label: 'Lost calls', className: 'num' },
];

/** Each deployment with its rates, where they come from, and what is taken off and added. */
export function PricesTable({ prices, lost, onChange }: PricesTableProps) {
  const { order, sorted, sortBy } = useListOrder<ModelPrice>({
    model: { rankOf: ({ model_name, model }) => `${model_name} ${model}` },
    input: { isAmount: true, rankOf: ({ input_cost_per_token }) => input_cost_per_token },
    cached: { isAmount: true, rankOf: (price) => price.cache_read_input_token_cost },
    output: { isAmount: true, rankOf: ({ output_cost_per_token }) => output_cost_per_token },
    call: { isAmount: true, rankOf: ({ input_cost_per_request }) => input_cost_per_request },
    source: { rankOf: ({ source }) => source },
    adjusted: { isAmount: true, rankOf: ({ discount_share, margin }) => (margin?.share ?? 0) - (discount_share ?? 0) },
    lost: { isAmount: true, rankOf: ({ model_name }) => lost.get(model_name) ?? 0 },
  });
  return (
    <ScrollBox label="Prices, as a table" className="over">
      <table className="table roomy" aria-label="Prices">
        <thead>
          <tr>
            {HEADS.map(({ id, label, className }) => (
              <SortHead key={id} column={id} className={className} order={order} onSort={() => sortBy(id)}>
                {label}
              </SortHead>
            ))}
            {onChange && (
              <th>
                <span className="vh">Override</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {!prices && <SkeletonRows rows={6} columns={HEADS.length + (onChange ? 1 : 0)} />}
          {sorted(prices)?.map((price) => (
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
              <td data-label="from">
                <Source price={price} />
              </td>
              <td data-label="adjusted">
                <Adjustments price={price} />
              </td>
              <td className="num" data-label="lost calls">
                <Lost calls={lost.get(price.model_name) ?? 0} model={price.model_name} />
              </td>
              {onChange && (
                <td className="num act">
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
      <td className="num" data-label="in" title={above.join('; ') || undefined}>
        {perMillion(input_cost_per_token)}
        {tiers.length > 0 && <span className="ink-3"> +</span>}
      </td>
      <td className="num" data-label="cached">
        {perMillion(cache_read_input_token_cost)}
      </td>
      <td className="num" data-label="out">
        {perMillion(output_cost_per_token)}
      </td>
      <td className="num" data-label="a call">
        {input_cost_per_request === null ? '—' : money(Math.round(input_cost_per_request * 1e9))}
      </td>
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

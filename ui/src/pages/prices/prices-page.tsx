import './prices.css';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type ModelPrice, pricesQuery } from '../../api/prices.ts';
import { usageQuery } from '../../api/usage.ts';
import { count, plural } from '../../format/count.ts';
import { Empty } from '../../kit/empty.tsx';
import { SearchBox } from '../../kit/field.tsx';
import { Notice } from '../../kit/notice.tsx';
import { usePowers } from '../../shell/use-powers.ts';
import { useRange } from '../../shell/use-range.ts';
import { DAY_MS, isoDay } from '../usage/measure.ts';
import { Calculator } from './calculator.tsx';
import { OverrideForm } from './override-form.tsx';
import { PricesTable } from './prices-table.tsx';

const route = getRouteApi('/app/prices');
/** A report is of a year at most. */
const LONGEST_MS = 365 * DAY_MS;

/** What each model costs, who says so, and which calls nobody knows the cost of. */
export function PricesPage() {
  const { find = '', only } = route.useSearch();
  const navigate = route.useNavigate();
  const { mayManage, mayInspect } = usePowers();
  const [changing, setChanging] = useState<ModelPrice | null>(null);
  const { data: prices, error } = useQuery(pricesQuery);
  const lost = useLostCalls();
  if (error && !prices) throw error;

  const unpriced = prices?.filter(({ source }) => source === null) ?? [];
  const wanted = find.trim().toLowerCase();
  const shown = prices
    ?.filter(({ source }) => only !== 'unpriced' || source === null)
    .filter(({ model_name, model }) => `${model_name} ${model}`.toLowerCase().includes(wanted));
  return (
    <main className="main page-prices" id="main">
      <header className="page-head">
        <h1>Prices</h1>
        <span className="ink-3 small p1">dollars for a million tokens</span>
        <div className="acts">
          <SearchBox
            label="Model or provider"
            value={find}
            onChange={(text) =>
              void navigate({ search: (old) => ({ ...old, find: text || undefined }), replace: true })
            }
          />
        </div>
      </header>
      <Unpriced models={unpriced} lost={lost} isFiltered={only === 'unpriced'} />
      {!mayManage && (
        <Notice>
          {mayInspect
            ? 'You see all prices and change none: your role looks after things only.'
            : 'You see the prices of the models that you may call.'}
        </Notice>
      )}
      {prices?.length === 0 ? (
        <Empty title="No model is configured">
          <p>Each model’s price stands here, and where it is from.</p>
          {mayManage && (
            <Link to="/models" search={{ entry: 'new' }} className="btn primary">
              Add a model
            </Link>
          )}
        </Empty>
      ) : (
        <PricesTable prices={shown} lost={lost} onChange={mayManage ? setChanging : null} />
      )}
      {prices && prices.length > 0 && <Calculator prices={prices} />}
      {changing && <OverrideForm price={changing} onClose={() => setChanging(null)} />}
    </main>
  );
}

/** Calls that succeeded and have no price, by model, in the time range. */
function useLostCalls(): ReadonlyMap<string, number> {
  const { since } = useRange();
  const now = Date.now();
  const { data } = useQuery(usageQuery(isoDay(since ?? now - LONGEST_MS), isoDay(now), 'model', false));
  const lost = new Map<string, number>();
  for (const { id, unpriced_calls } of data?.sums ?? []) lost.set(id, (lost.get(id) ?? 0) + unpriced_calls);
  return lost;
}

function Unpriced({
  models,
  lost,
  isFiltered,
}: {
  models: readonly ModelPrice[];
  lost: ReadonlyMap<string, number>;
  isFiltered: boolean;
}) {
  if (models.length === 0) return null;
  const names = [...new Set(models.map(({ model_name }) => model_name))];
  const calls = names.reduce((sum, name) => sum + (lost.get(name) ?? 0), 0);
  return (
    <Notice kind="warn">
      <span>
        {plural(names.length, 'model')} {names.length === 1 ? 'has' : 'have'} no price
        {calls > 0 && `: what ${count(calls)} ${calls === 1 ? 'call' : 'calls'} in this time range cost is not known`}.{' '}
        <Link
          className="textlink"
          to="/prices"
          search={(old) => ({ ...old, only: isFiltered ? undefined : 'unpriced' })}
          activeProps={{}}
        >
          {isFiltered ? 'Show all models' : 'Show them'}
        </Link>
      </span>
    </Notice>
  );
}

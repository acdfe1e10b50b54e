import { useQuery } from '@tanstack/react-query';
import { callTotalsQuery } from '../../api/calls.ts';
import type { CallFilter, CallStatistics } from '../../api/types.ts';
import { count, percent } from '../../format/count.ts';
import { duration } from '../../format/duration.ts';
import { money } from '../../format/money.ts';

const UNKNOWN = '—';

/** What everything comes to that the filters find, over the rows of it. @param isListed the rows come first */
export function CallsTotals({ filter, isListed }: { filter: CallFilter; isListed: boolean }) {
  const { data } = useQuery({ ...callTotalsQuery(filter), enabled: isListed, placeholderData: (before) => before });
  return (
    <dl className="totals band" aria-label="What these calls come to" aria-busy={data === undefined} tabIndex={0}>
      <Total label="Calls">{data && callsText(data)}</Total>
      <Total label="Ok">{data && <Share of={data.ok_calls} all={data.summed_calls} />}</Total>
      <Total label="Mean">{data && <Time ms={data.mean_ms} />}</Total>
      <Total label="p50">{data && <Time ms={data.p50_ms} />}</Total>
      <Total label="p95">{data && <Time ms={data.p95_ms} />}</Total>
      <Total label="Tokens">{data && (data.total_tokens === null ? UNKNOWN : count(data.total_tokens))}</Total>
      <Total label="Cost">{data && (data.cost_nano === null ? UNKNOWN : money(data.cost_nano))}</Total>
      {data && data.priced_calls < data.summed_calls && (
        <Total label="Unpriced">
          <span className="warn">{count(data.summed_calls - data.priced_calls)}</span>
        </Total>
      )}
      {data && data.summed_calls < data.calls && <Total label="Summed">the newest {count(data.summed_calls)}</Total>}
    </dl>
  );
}

function Total({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children ?? <span className="skeleton" />}</dd>
    </div>
  );
}

/** "≥" where a text is looked for in some of the calls only. */
export const callsText = ({ calls, complete }: Pick<CallStatistics, 'calls' | 'complete'>): string =>
  `${complete ? '' : '≥ '}${count(calls)}`;

const Share = ({ of, all }: { of: number; all: number }) =>
  all === 0 ? (
    UNKNOWN
  ) : (
    <>
      {percent(of / all)}
      <span className="u">%</span>
    </>
  );

function Time({ ms }: { ms: number | null }) {
  if (ms === null) return UNKNOWN;
  const { value, unit } = duration(ms);
  return (
    <>
      {value}
      <span className="u">{unit}</span>
    </>
  );
}

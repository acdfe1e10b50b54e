import type { ReactNode } from 'react';
import type { Activity, ActivitySum } from '../../api/activity.ts';
import { count, percent, plural } from '../../format/count.ts';
import { duration, durationText } from '../../format/duration.ts';
import { money } from '../../format/money.ts';
import { Figure } from '../../kit/figure.tsx';
import { Spark } from './spark.tsx';
import type { Slot } from './timeline.ts';
import { trend } from './trend.ts';

interface FiguresProps {
  /** Undefined while they are asked for, as the next one. */
  activity: Activity | undefined;
  before: Activity | undefined;
  slots: readonly Slot[];
}

/** From here on an error rate stands out. */
const BAD_SHARE = 0.05;

/** The four numbers of the time range, of all its calls, how each went, and what it was in the time before. */
export function Figures({ activity, before, slots }: FiguresProps) {
  const now = activity?.whole;
  const then = before?.whole;
  const hasCalls = now !== undefined && now.calls > 0;
  const slow = now?.p95_ms == null ? null : duration(now.p95_ms);
  const unpriced = now && now.ok_calls - Math.min(now.ok_calls, now.priced_calls);
  const of = (read: (sum: ActivitySum) => number): number[] => slots.map(({ sum }) => (sum ? read(sum) : 0));
  return (
    <section className="split figures" aria-label="In short">
      <WithSpark spark={<Spark values={of(({ calls }) => calls)} />}>
        <Figure
          label="Calls"
          value={now ? count(now.calls) : '—'}
          says={trend(now?.calls, then?.calls) ?? (now ? `${count(now.ok_calls)} without an error` : '')}
        />
      </WithSpark>
      <WithSpark spark={<Spark values={of(errorShare)} isBad={(share) => share > BAD_SHARE} />}>
        <Figure
          label="Errors"
          value={hasCalls ? percent(errorShare(now)) : '—'}
          unit={hasCalls ? '%' : ''}
          says={[
            now && plural(now.calls - now.ok_calls, 'call'),
            then && then.calls > 0 && `was ${percent(errorShare(then))} %`,
          ]
            .filter(Boolean)
            .join(', ')}
        />
      </WithSpark>
      <WithSpark spark={<Spark values={of(({ p95_ms }) => p95_ms ?? 0)} />}>
        <Figure
          label="p95"
          value={slow?.value ?? '—'}
          unit={slow?.unit ?? ''}
          says={
            now?.p50_ms == null
              ? noneOf(now, 'no call yet')
              : [`half within ${durationText(now.p50_ms)}`, then?.p95_ms != null && `was ${durationText(then.p95_ms)}`]
                  .filter(Boolean)
                  .join(', ')
          }
        />
      </WithSpark>
      <WithSpark spark={<Spark values={of(({ cost_nano }) => cost_nano ?? 0)} />}>
        <Figure
          label="Cost"
          value={now?.cost_nano == null ? '—' : money(now.cost_nano)}
          says={
            trend(now?.cost_nano, then?.cost_nano) ??
            (unpriced ? `${plural(unpriced, 'call')} without a price` : noneOf(now, 'every call is priced'))
          }
        />
      </WithSpark>
    </section>
  );
}

/** What there is to say of nothing, once that is known. */
const noneOf = (sum: ActivitySum | undefined, words: string): string => (sum ? words : '');

const errorShare = ({ calls, ok_calls }: ActivitySum): number => (calls === 0 ? 0 : (calls - ok_calls) / calls);

const WithSpark = ({ spark, children }: { spark: ReactNode; children: ReactNode }) => (
  <div className="sparked">
    {children}
    {spark}
  </div>
);

import type { Call } from '../../api/types.ts';
import { count, plural } from '../../format/count.ts';
import { durationText } from '../../format/duration.ts';
import { clock, day } from '../../format/time.ts';
import { hasFailed } from '../../kit/has-failed.ts';
import { useNow } from '../../kit/use-now.ts';
import { Bars } from './bars.tsx';
import { bucketsOf, timeShares } from './time-shares.ts';

const STRETCHES = 36;
const DAY_MS = 86_400_000;

interface HistoryProps {
  /** By the agent, in the time range. */
  answered: readonly Call[];
  /** By the agent with keys of its own; undefined while they are asked for. */
  made: readonly Call[] | undefined;
}

/** How many calls there were and how they ended, and where the time of one goes. */
export function History({ answered, made = [] }: HistoryProps) {
  const now = useNow();
  const buckets = bucketsOf(answered, now, STRETCHES);
  if (buckets.length === 0) return null;
  const isLong = now - (buckets[0]?.from ?? now) > DAY_MS;
  const name = (at: number) => (isLong ? `${day(at, now)} ${clock(at).slice(0, 5)}` : clock(at).slice(0, 5));
  return (
    <div className="histories">
      <section aria-label="Calls over time">
        <div className="sec-head">
          <h2>Calls over time</h2>
          <span className="legend push">
            <Legend kind="ok" name="answered" />
            <Legend kind="bad" name="failed" />
          </span>
        </div>
        <Bars
          title="Calls over time"
          bars={buckets.map(({ from, calls }) => {
            const failed = calls.filter(hasFailed).length;
            return {
              id: String(from),
              label: name(from),
              says: `${plural(calls.length, 'call')}, ${count(failed)} failed`,
              parts: [
                { kind: 'bad', amount: failed },
                { kind: 'ok', amount: calls.length - failed },
              ],
            };
          })}
        />
      </section>
      <section aria-label="Where a call’s time goes">
        <div className="sec-head">
          <h2>Where a call’s time goes</h2>
          <span className="legend push">
            <Legend kind="work" name="itself" />
            <Legend kind="agent" name="agents it calls" />
            <Legend kind="llm" name="models" />
          </span>
        </div>
        <Bars
          title="Where a call’s time goes"
          bars={buckets.map(({ from, calls }) => {
            const { models, agents, own } = timeShares(calls, made);
            return {
              id: String(from),
              label: name(from),
              says: `itself ${durationText(own)}, agents ${durationText(agents)}, models ${durationText(models)}`,
              parts: [
                { kind: 'llm', amount: models },
                { kind: 'agent', amount: agents },
                { kind: 'work', amount: own },
              ],
            };
          })}
        />
      </section>
    </div>
  );
}

const Legend = ({ kind, name }: { kind: string; name: string }) => (
  <span>
    <i className={`bar-swatch ${kind}`} />
    {name}
  </span>
);

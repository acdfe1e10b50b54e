import type { Call } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { clock, day } from '../../format/time.ts';
import { bucketsOf } from './buckets.ts';

const PIECES = 48;
const STEP = 16;
const HEIGHT = 120;
/** From here on days tell more than hours. */
const LONG_MS = 36 * 3_600_000;

/** Calls over time, errors on top of the rest; the same numbers stand in a table for who cannot see it. */
export function CallsChart({ calls, since }: { calls: readonly Call[]; since: number }) {
  const until = Date.now();
  const buckets = bucketsOf(calls, since, until, PIECES);
  const most = Math.max(1, ...buckets.map(({ ok, failed }) => ok + failed));
  const high = (count: number) => Math.round((count / most) * HEIGHT);
  const label = (at: number) => (until - since > LONG_MS ? day(at, until) : clock(at).slice(0, 5));
  return (
    <>
      <svg className="chart" viewBox={`0 0 ${PIECES * STEP} ${HEIGHT + 20}`} role="img" aria-label="Calls over time">
        <title>Calls over time</title>
        {buckets.map(({ from, ok, failed }, index) => (
          <g key={from}>
            <rect className="neutral" x={index * STEP} y={HEIGHT - high(ok)} width={STEP - 2} height={high(ok)} />
            <rect
              className="bad-fill"
              x={index * STEP}
              y={HEIGHT - high(ok) - high(failed)}
              width={STEP - 2}
              height={high(failed)}
            />
          </g>
        ))}
        <path className="axis" d={`M0 ${HEIGHT}.5H${PIECES * STEP}`} />
        {buckets
          .filter((_, index) => index % 12 === 0)
          .map(({ from }, index) => (
            <text key={from} x={index * 12 * STEP} y={HEIGHT + 16}>
              {label(from)}
            </text>
          ))}
      </svg>
      <table className="vh">
        <caption>Calls over time</caption>
        <tbody>
          {buckets
            .filter(({ ok, failed }) => ok + failed > 0)
            .map(({ from, ok, failed }) => (
              <tr key={from}>
                <th scope="row">{new Date(from).toISOString()}</th>
                <td>{plural(ok + failed, 'call')}</td>
                <td>{plural(failed, 'error')}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}

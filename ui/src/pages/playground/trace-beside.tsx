import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callsOfTraceQuery } from '../../api/recent-calls.ts';
import type { Call } from '../../api/types.ts';
import { CallKind, kindOf, nameOf } from '../../kit/call-name.tsx';
import { Duration } from '../../kit/quantity.tsx';
import { Outcome } from '../calls/outcome.tsx';

/** The calls of a turn's trace, growing as they end. @param requestId of the turn's own call, null while it goes on */
export function TraceBeside({ traceId, requestId }: { traceId: string; requestId: string | null }) {
  const { data: calls = [] } = useQuery(callsOfTraceQuery(traceId, requestId));
  const begin = Math.min(...calls.map(({ started_at }) => Date.parse(started_at)));
  const end = Math.max(...calls.map(({ started_at, duration_ms }) => Date.parse(started_at) + duration_ms));
  return (
    <section className="trace-beside" aria-label="Trace">
      <div className="sec-head">
        <h2>Trace</h2>
        {requestId === null ? (
          <span className="note">growing</span>
        ) : (
          calls.length === 0 && <span className="note">being recorded</span>
        )}
        {calls.length > 0 && (
          <Link className="textlink push small" to="/traces/$trace" params={{ trace: traceId }}>
            Open
          </Link>
        )}
      </div>
      <ol>
        {calls.map((call) => (
          <li key={call.id}>
            <CallKind call={call} />
            <span className="clip">{nameOf(call)}</span>
            <span className="lane">
              <i className={kindOf(call)} style={placeIn(call, begin, end)} />
            </span>
            <span className="mono">
              <Duration ms={call.duration_ms} />
            </span>
            <Outcome call={call} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Where a call stands within its trace, in percent. */
function placeIn({ started_at, duration_ms }: Call, begin: number, end: number) {
  const whole = Math.max(1, end - begin);
  const left = (100 * (Date.parse(started_at) - begin)) / whole;
  return { left: `${left}%`, width: `${Math.max(1, (100 * duration_ms) / whole)}%` };
}

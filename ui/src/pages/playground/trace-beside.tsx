import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callsOfTraceQuery } from '../../api/recent-calls.ts';
import { CallKind, nameOf } from '../../kit/call-name.tsx';
import { Duration } from '../../kit/quantity.tsx';
import { Outcome } from '../calls/outcome.tsx';

/** The calls of a turn's trace, growing as they end. @param requestId of the turn's own call, null while it goes on */
export function TraceBeside({ traceId, requestId }: { traceId: string; requestId: string | null }) {
  const { data: calls = [] } = useQuery(callsOfTraceQuery(traceId, requestId));
  return (
    <section className="trace-beside" aria-label="Trace">
      <div className="sec-head">
        <h2>Trace</h2>
        {requestId === null && <span className="note">growing</span>}
        {calls.length > 0 && (
          <Link className="textlink push small" to="/traces/$trace" params={{ trace: traceId }}>
            Open
          </Link>
        )}
      </div>
      <ol>
        {calls.map((call) => (
          <li key={call.id} className="row">
            <CallKind call={call} />
            <span className="clip">{nameOf(call)}</span>
            <span className="push mono">
              <Duration ms={call.duration_ms} />
            </span>
            <Outcome call={call} />
          </li>
        ))}
      </ol>
    </section>
  );
}

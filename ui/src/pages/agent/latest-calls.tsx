import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { callQuery } from '../../api/calls.ts';
import type { Call, CallDetail } from '../../api/types.ts';
import { plural } from '../../format/count.ts';
import { Button } from '../../kit/button.tsx';
import { CallStrip } from '../../kit/call-strip.tsx';
import { Cost, Duration } from '../../kit/quantity.tsx';
import { StartedAt } from '../../kit/started-at.tsx';
import { useNow } from '../../kit/use-now.ts';
import { callerName, nestedIn } from '../agents/traffic.ts';
import { Outcome } from '../calls/outcome.tsx';
import { messageOf } from './message-of.ts';

export const LATEST_COLUMNS = 7;

interface LatestCallsProps {
  agent: string;
  /** Newest first. */
  calls: readonly Call[];
  /** Those that the agent itself made. */
  made: readonly Call[];
  /** Where there are more. */
  children: ReactNode;
}

/** The newest calls to an agent. What was asked is read when somebody wants it: that is written down, call by call. */
export function LatestCalls({ agent, calls, made, children }: LatestCallsProps) {
  const [isRead, setRead] = useState(false);
  const now = useNow();
  const details = useQueries({
    queries: calls.map(({ id }) => ({ ...callQuery(id), enabled: isRead })),
    combine: (answers) => new Map(answers.flatMap(({ data }) => (data ? [[data.id, data] as const] : []))),
  });
  return (
    <section aria-label="Latest calls">
      <div className="sec-head">
        <h2>Latest calls</h2>
        <span className="row push small">
          {!isRead && calls.length > 0 && (
            <Button
              size="small"
              look="quiet"
              icon="eye"
              title="That you read them is written into the audit log"
              onClick={() => setRead(true)}
            >
              Show what was asked
            </Button>
          )}
          {children}
        </span>
      </div>
      {calls.length === 0 ? (
        <p className="inset ink-2">
          Nobody has called it in this time range.{' '}
          <Link className="textlink" to="/playground" search={{ agent }}>
            Send it a message
          </Link>
        </p>
      ) : (
        <table className="table latest">
          <thead>
            <tr>
              <th>Time</th>
              <th>{isRead ? 'Message' : 'Method'}</th>
              <th>Hops</th>
              <th className="num">Duration</th>
              <th className="num">Cost</th>
              <th>Status</th>
              <th>User</th>
            </tr>
          </thead>
          <tbody>
            {calls.map((call) => (
              <tr key={call.id}>
                <td className="mono">
                  <StartedAt at={Date.parse(call.started_at)} now={now} />
                </td>
                <td className="say">
                  <Link className="clip" to="/calls" search={{ agent, call: call.id }}>
                    {isRead ? <Asked of={details.get(call.id)} /> : `${call.operation} ${call.version}`}
                  </Link>
                </td>
                <td>
                  <CallStrip call={call} nested={nestedIn(call, made)} />
                </td>
                <td className="num">
                  <Duration ms={call.duration_ms} />
                </td>
                <td className="num">
                  <Cost nano={call.cost_nano} aligned={false} />
                </td>
                <td>
                  <Outcome call={call} />
                </td>
                <td className="clip" title={`called as ${callerName(call)}`}>
                  {call.user_id ?? callerName(call)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** @param of undefined while it is asked for */
function Asked({ of: detail }: { of: CallDetail | undefined }) {
  if (!detail) return <span className="skeleton" />;
  const message = messageOf(detail.content?.request);
  if (message === undefined) return <span className="ink-3">not kept</span>;
  if (message.text === '') return <span className="ink-3">{plural(message.others, 'part')} without text</span>;
  return <span title={message.text}>{message.text}</span>;
}

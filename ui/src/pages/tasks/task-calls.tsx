import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callsQuery } from '../../api/calls.ts';
import type { TaskDetail } from '../../api/tasks.ts';
import { CallStrip } from '../../kit/call-strip.tsx';
import { Duration } from '../../kit/quantity.tsx';
import { StartedAt } from '../../kit/started-at.tsx';
import { useNow } from '../../kit/use-now.ts';

const MOST = 10;

export const callsOfTaskQuery = ({ task_id, agent_id }: Pick<TaskDetail, 'task_id' | 'agent_id'>) =>
  callsQuery({ task: task_id, agent_id });

/** The calls that were about a task, the newest first, each a step from its trace. */
export function TaskCalls({ task }: { task: TaskDetail }) {
  const { data } = useInfiniteQuery(callsOfTaskQuery(task));
  const now = useNow();
  const calls = data?.pages[0]?.calls;
  return (
    <>
      <div className="sec-head">
        <h3>Calls</h3>
        <span className="note">{calls?.length === 0 ? 'none on record' : 'about it, and its trace'}</span>
      </div>
      {calls && calls.length > 0 && (
        <table className="table band">
          <tbody>
            {calls.slice(0, MOST).map((call) => (
              <tr key={call.id}>
                <td className="mono">
                  <Link to="/calls" search={{ call: call.id, range: 'all' }}>
                    <StartedAt at={Date.parse(call.started_at)} now={now} />
                  </Link>
                </td>
                <td>{call.operation}</td>
                <td className="strip-cell">
                  <CallStrip call={call} />
                </td>
                <td className="num">
                  <Duration ms={call.duration_ms} />
                </td>
                <td>
                  <Link
                    className="textlink"
                    to="/traces/$trace"
                    params={{ trace: call.trace_id }}
                    search={{ call: call.id }}
                  >
                    trace
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

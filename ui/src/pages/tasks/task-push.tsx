import { useInfiniteQuery } from '@tanstack/react-query';
import { deliveriesQuery } from '../../api/deliveries.ts';
import type { TaskDetail } from '../../api/tasks.ts';
import { plural } from '../../format/count.ts';
import { relative } from '../../format/time.ts';
import { StartedAt } from '../../kit/started-at.tsx';
import { State } from '../../kit/state.tsx';
import { useNow } from '../../kit/use-now.ts';
import { DeliveryState, TryAgain } from './delivery.tsx';
import { useOwnerName } from './owner-name.tsx';

/** Who wants to be told about a task, and what became of what they were to be told. */
export function TaskPush({ task }: { task: TaskDetail }) {
  const { agent_id, task_id, push_configs } = task;
  const { data } = useInfiniteQuery(deliveriesQuery({ agent: agent_id, task_id }));
  const nameOf = useOwnerName();
  const now = useNow();
  const deliveries = data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <>
      <div className="sec-head">
        <h3>Push notifications</h3>
        <span className="note">
          {push_configs.length === 0 ? 'nobody asked for any here' : plural(push_configs.length, 'receiver')}
        </span>
      </div>
      {push_configs.map(({ name, owner, target, version, failed_attempts, next_attempt_at }) => (
        <div key={`${owner.id} ${name}`} className="block">
          <dl className="kv">
            <dt>To</dt>
            <dd className="mono clip" title={target}>
              {target}
            </dd>
            <dt>For</dt>
            <dd>
              {nameOf(owner)}, in A2A {version}
            </dd>
            <dt>State</dt>
            <dd>
              {next_attempt_at === null ? (
                <State kind="ok">nothing waits</State>
              ) : (
                <State kind={failed_attempts === 0 ? 'running' : 'slow'}>
                  {failed_attempts > 0 && `${plural(failed_attempts, 'attempt')} failed, `}
                  next {relative(Date.parse(next_attempt_at), now)}
                </State>
              )}
            </dd>
          </dl>
        </div>
      ))}
      {deliveries.length > 0 && (
        <table className="table band" aria-label="Deliveries">
          <tbody>
            {deliveries.map((delivery) => (
              <tr key={delivery.delivery_id}>
                <td className="mono">
                  <StartedAt at={Date.parse(delivery.created_at)} now={now} />
                </td>
                <td className="clip reason">
                  <DeliveryState delivery={delivery} />
                </td>
                <td className="num">{plural(delivery.attempts, 'attempt')}</td>
                <td>
                  <TryAgain delivery={delivery} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { agentsQuery } from '../../api/agents.ts';
import { type Delivery, type DeliveryFilter, deliveriesQuery } from '../../api/deliveries.ts';
import { shortId } from '../../format/id.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { StartedAt } from '../../kit/started-at.tsx';
import { useNow } from '../../kit/use-now.ts';
import { DeliveryState, TryAgain } from './delivery.tsx';
import { Choice } from './filter-chips.tsx';

const route = getRouteApi('/app/tasks');
const COLUMNS = 6;
const STATES = [
  ['waiting', 'waiting'],
  ['delivered', 'delivered'],
  ['dead', 'given up'],
] as const;

/** Notifications about tasks: those on their way, delivered, and given up with the reason. */
export function DeliveriesView() {
  const { agent, delivery: state } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    deliveriesQuery(filterOf(agent, state)),
  );
  const now = useNow();
  const deliveries = data?.pages.flatMap((page) => page.deliveries);
  const choose = (changes: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }) });
  return (
    <>
      <div className="filters band">
        <Choice label="State" value={state} options={STATES} onChange={(value) => choose({ delivery: value })} />
        <Choice
          label="Agent"
          value={agent}
          options={agents.map(({ agent_name }) => [agent_name, agent_name])}
          onChange={(value) => choose({ agent: value })}
        />
      </div>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {deliveries?.length === 0 ? (
        <Empty
          title={state === undefined && agent === undefined ? 'Nobody has been told yet' : 'No delivery is like that'}
        >
          <p>
            Whoever sets a push notification config is told about its task by the gateway, which tries again until the
            receiver takes it or it is given up.
          </p>
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <section className="scroll" aria-label="The list of deliveries" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <th>Time ↓</th>
                <th>Task of</th>
                <th>State</th>
                <th className="p2">Receiver</th>
                <th className="num p1">Attempts</th>
                <th>
                  <span className="vh">Acts</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {!deliveries && <SkeletonRows rows={12} columns={COLUMNS} />}
              {deliveries?.map((delivery) => (
                <DeliveryRow key={delivery.delivery_id} delivery={delivery} now={now} />
              ))}
            </tbody>
          </table>
          {hasNextPage && (
            <div className="inset older">
              <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
                Older deliveries
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  );
}

const filterOf = (agent: string | undefined, state: string | undefined): DeliveryFilter => ({
  ...(agent !== undefined && { agent }),
  ...(isState(state) && { state }),
});

const isState = (text: string | undefined): text is Delivery['state'] => STATES.some(([state]) => state === text);

function DeliveryRow({ delivery, now }: { delivery: Delivery; now: number }) {
  const { created_at, agent_id, agent_name, task_id, target, attempts } = delivery;
  return (
    <tr>
      <td className="mono">
        <StartedAt at={Date.parse(created_at)} now={now} />
      </td>
      <td className="c clip agent">
        <Link
          className="name"
          to="/tasks"
          search={(before) => ({ ...before, task: task_id, of: agent_id })}
          title={task_id}
        >
          {agent_name ?? shortId(agent_id)}
        </Link>
      </td>
      <td className="clip reason">
        <DeliveryState delivery={delivery} />
      </td>
      <td className="clip mono owner p2" title={target}>
        {target.replace(/^https?:\/\//, '')}
      </td>
      <td className="num p1">{attempts}</td>
      <td>
        <TryAgain delivery={delivery} />
      </td>
    </tr>
  );
}

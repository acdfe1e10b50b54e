import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { agentsQuery } from '../../api/agents.ts';
import { isOver, type Task, type TaskFilter, tasksQuery } from '../../api/tasks.ts';
import { shortId } from '../../format/id.ts';
import { exact, relative, rough } from '../../format/time.ts';
import { Button } from '../../kit/button.tsx';
import { Empty } from '../../kit/empty.tsx';
import { Notice } from '../../kit/notice.tsx';
import { SkeletonRows } from '../../kit/skeleton.tsx';
import { StartedAt } from '../../kit/started-at.tsx';
import { SortHead } from '../../kit/table/sort-head.tsx';
import { useNow } from '../../kit/use-now.ts';
import { useRange } from '../../shell/use-range.ts';
import { Choice, FilterChips } from './filter-chips.tsx';
import { ownerText, useOwnerName } from './owner-name.tsx';
import { OPEN_STATES, TASK_STATES, TaskState } from './task-state.tsx';
import { type TaskTime, tasksOrderedBy, tasksOrderIn } from './tasks-order.ts';

const route = getRouteApi('/app/tasks');
const OPEN = 'open';
const COLUMNS = 8;

/** Tasks that fit the filters in the address, in its order, as they change. */
export function TasksView() {
  const search = route.useSearch();
  const { agent, owner, context, state, task: openId, of } = search;
  const order = tasksOrderIn(search);
  const navigate = route.useNavigate();
  const { since } = useRange();
  const { data: agents = [] } = useQuery(agentsQuery);
  const { data, error, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    tasksQuery({
      ...filterOf({ agent, owner, context, state }, since),
      sort_by: order.column,
      sort_order: order.descending ? 'desc' : 'asc',
    }),
  );
  const nameOf = useOwnerName();
  const now = useNow();
  const tasks = data?.pages.flatMap((page) => page.tasks);
  const choose = (changes: Record<string, string | undefined>) =>
    void navigate({ search: (before) => ({ ...before, ...changes }) });
  const sortBy = (column: TaskTime) => choose(tasksOrderedBy(column, order));
  const isNarrowed = [agent, owner, context, state].some((one) => one !== undefined);
  return (
    <>
      <div className="filters band">
        <Choice
          label="State"
          value={state}
          options={[[OPEN, 'not finished'], ...TASK_STATES.map((one) => [one, one.replace('-', ' ')] as const)]}
          onChange={(value) => choose({ state: value })}
        />
        <Choice
          label="Agent"
          value={agent}
          options={agents.map(({ agent_name }) => [agent_name, agent_name])}
          onChange={(value) => choose({ agent: value })}
        />
        <FilterChips
          filters={[
            ['owner', 'Owner', owner],
            ['context', 'Context', context],
          ]}
          onLift={(name) => choose({ [name]: undefined })}
        />
      </div>
      {error && <Notice kind="bad">{error.message}</Notice>}
      {tasks?.length === 0 ? (
        <Empty title={isNarrowed ? 'No task is like that' : 'No task in this time range'}>
          <p>
            A task is work that an agent goes on with: it has states, may ask back, and can be fetched, followed and
            canceled. Agents that answer at once with a message make none.
          </p>
          {isNarrowed ? (
            <Button onClick={() => void navigate({ search: {} })}>Lift all filters</Button>
          ) : (
            <Link className="btn primary" to="/playground">
              Say something to an agent
            </Link>
          )}
        </Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
        <section className="scroll" aria-label="The list of tasks" tabIndex={0}>
          <table className="table">
            <thead>
              <tr>
                <SortHead column="status_at" order={order} onSort={() => sortBy('status_at')}>
                  State since
                </SortHead>
                <th>Agent</th>
                <th>State</th>
                <th className="p2">Task</th>
                <th className="p3">Context</th>
                <th className="p2">Owner</th>
                <th className="p3">Last event</th>
                <SortHead className="p1" column="created_at" order={order} onSort={() => sortBy('created_at')}>
                  Begun
                </SortHead>
              </tr>
            </thead>
            <tbody>
              {!tasks && <SkeletonRows rows={12} columns={COLUMNS} />}
              {tasks?.map((task) => (
                <TaskRow
                  key={`${task.agent_id} ${task.task_id}`}
                  task={task}
                  isOpen={task.task_id === openId && task.agent_id === of}
                  ownerName={nameOf(task.owner)}
                  now={now}
                  onFilter={choose}
                />
              ))}
            </tbody>
          </table>
          {hasNextPage && (
            <div className="inset older">
              <Button disabled={isFetching} onClick={() => void fetchNextPage()}>
                More tasks
              </Button>
            </div>
          )}
        </section>
      )}
    </>
  );
}

interface Chosen {
  agent: string | undefined;
  owner: string | undefined;
  context: string | undefined;
  state: string | undefined;
}

function filterOf({ state, ...texts }: Chosen, since: number | undefined): TaskFilter {
  const set = Object.entries(texts).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(set),
    ...(state !== undefined && { state: state === OPEN ? OPEN_STATES : state }),
    ...(since !== undefined && { since }),
  };
}

function TaskRow({
  task,
  isOpen,
  ownerName,
  now,
  onFilter,
}: {
  task: Task;
  isOpen: boolean;
  ownerName: string;
  now: number;
  onFilter: (changes: Record<string, string | undefined>) => void;
}) {
  const { task_id, agent_id, agent_name, context_id, owner, status_at, created_at, updated_at } = task;
  return (
    <tr aria-selected={isOpen}>
      <td className="mono">
        <StartedAt at={Date.parse(status_at)} now={now} />
      </td>
      <td className="c clip agent">
        <Link className="name" to="/tasks" search={(before) => ({ ...before, task: task_id, of: agent_id })}>
          {agent_name ?? shortId(agent_id)}
        </Link>
      </td>
      <td>
        <TaskState task={task} />
        {!isOver(task) && <span className="sub"> for {rough(Math.max(0, now - Date.parse(status_at)))}</span>}
      </td>
      <td className="mono p2" title={task_id}>
        {shortId(task_id)}
      </td>
      <td className="mono p3" title={context_id ?? undefined}>
        {context_id === null ? (
          '—'
        ) : (
          <button type="button" className="textlink" onClick={() => onFilter({ context: context_id })}>
            {shortId(context_id)}
          </button>
        )}
      </td>
      <td className="clip owner p2">
        <button type="button" className="textlink" onClick={() => onFilter({ owner: ownerText(owner) })}>
          {ownerName}
        </button>
      </td>
      <td className="sub p3" title={exact(Date.parse(updated_at))}>
        {relative(Date.parse(updated_at), now)}
      </td>
      <td className="sub p1">{relative(Date.parse(created_at), now)}</td>
    </tr>
  );
}

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components, operations } from './schema.ts';

export type Task = components['schemas']['Task'];
export type TaskDetail = components['schemas']['TaskDetail'];
export type TaskOwner = components['schemas']['TaskOwner'];
export type TaskFilter = NonNullable<operations['listTasks']['parameters']['query']>;

const PER_PAGE = 100;
/** Its agent may know more than the gateway has heard. */
const ASK_AGAIN_MS = 10_000;
/** States after which a task never changes. */
const OVER: ReadonlySet<string> = new Set(['completed', 'canceled', 'failed', 'rejected']);

export const isOver = ({ state, missing }: Pick<Task, 'state' | 'missing'>): boolean => missing || OVER.has(state);

/** Tasks of all agents, the newest state first, page by page. */
export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/tasks', {
          params: { query: { ...filter, limit: PER_PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** How many tasks wait for somebody to say something, as far as one page tells. */
export const waitingTasksQuery = queryOptions({
  queryKey: ['tasks', 'waiting'],
  queryFn: async () => {
    const query = { state: ['input-required', 'auth-required'], limit: PER_PAGE };
    const { tasks, next_cursor } = await answerOf(api.GET('/v1/tasks', { params: { query } }));
    return { amount: tasks.filter(({ missing }) => !missing).length, areMore: next_cursor !== null };
  },
  refetchInterval: 30_000,
});

const at = (agent: string, task: string) => ({ params: { path: { agent_id: agent, task_id: task } } });

/** One task as its agent tells it, asked for again until it is over. @param agent id or name */
export const taskQuery = (agent: string, task: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', agent, task],
    queryFn: () => answerOf(api.GET('/v1/agents/{agent_id}/tasks/{task_id}', at(agent, task))),
    refetchInterval: ({ state: { data } }) => (data && !isOver(data) ? ASK_AGAIN_MS : false),
  });

export const cancelTask = (agent: string, task: string) =>
  answerOf(api.POST('/v1/agents/{agent_id}/tasks/{task_id}/cancel', at(agent, task)));

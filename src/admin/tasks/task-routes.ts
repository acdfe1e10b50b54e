import { z } from 'zod';
import { decide, notFound, ownerOf, type Principal } from '../../access/index.ts';
import type { Agent } from '../../agents/index.ts';
import { isJsonObject, type JsonObject, parseJson, stateTo03, stringifyJson } from '../../protocol/index.ts';
import { inCallersNames, type TaskEntry } from '../../tasks/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { oneOrMore } from '../http/one-or-more.ts';
import { pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { timeQuery } from '../http/time.ts';
import { taskEvents } from './task-stream.ts';
import { lookOfTask, taskDetail, taskView, viewConfig, viewTask } from './task-view.ts';

const TASKS_PER_PAGE = 50;
const TASK_ORDERS = ['status_at', 'created_at'] as const;

const listTasks = defineRoute({
  name: 'listTasks',
  summary:
    'Tasks of all agents, the newest state first or as asked: those of the caller, for administrators and viewers all. Asks no agent.',
  tag: 'tasks',
  method: 'GET',
  path: '/v1/tasks',
  permission: 'calls.read',
  query: pageQuery.extend({
    agent: z.string().max(256).optional().describe('Id or name.'),
    task: z.string().max(512).optional(),
    context: z.string().max(512).optional().describe('As its owner or the agent names it.'),
    owner: z
      .string()
      .max(256)
      .regex(/^(admin|nobody|(key|user|team):.+)$/, 'is "admin", "nobody", or "key:", "user:" or "team:" and an id')
      .optional()
      .describe('"key:", "user:" or "team:" and an id, or "admin".'),
    state: oneOrMore(z.string().max(64)).describe('As "input-required"; several for one of them.'),
    since: timeQuery.describe('ISO 8601 or epoch milliseconds; tasks that came to their state then or later.'),
    until: timeQuery.describe('Tasks that came to their state before.'),
    sort_by: z.enum(TASK_ORDERS).optional().describe('When tasks came to their state, or were begun.'),
    sort_order: z.enum(['asc', 'desc']).optional().describe('The latest first where it is left out.'),
  }),
  answer: z.object({ tasks: z.array(taskView), next_cursor: z.string().nullable() }),
  handle: async ({ query, principal }, context) => {
    const {
      limit = TASKS_PER_PAGE,
      cursor,
      agent,
      task,
      context: contextId,
      state,
      sort_by,
      sort_order,
      ...others
    } = query;
    const { tasks, nextCursor } = await context.tasks.list(
      { principal, agents: context.registry.list() },
      {
        ...others,
        agentId: agent === undefined ? undefined : (context.registry.find(agent)?.id ?? agent),
        taskId: task,
        contextId,
        states: state === undefined ? undefined : [state].flat(),
      },
      {
        limit,
        cursor,
        order: { by: sort_by === 'created_at' ? 'createdAt' : 'statusAt', descending: sort_order !== 'asc' },
      },
    );
    return { body: { tasks: tasks.map((entry) => viewTask(entry, context)), next_cursor: nextCursor } };
  },
});

const streamTasks = defineRoute({
  name: 'streamTasks',
  summary: 'Tells which tasks have changed, of those that the list shows, as server-sent events.',
  tag: 'tasks',
  method: 'GET',
  path: '/v1/tasks/stream',
  permission: 'calls.read',
  answer: z.unknown(),
  contentType: 'text/event-stream; charset=utf-8',
  handle: async ({ principal, askAgain }, { tasks, registry, lifecycle }) => ({
    body: taskEvents({
      watch: tasks.watch,
      principal,
      isShown: (task) => seesAll(principal) || tasks.isOwn(principal, task, registry.find(task.agentId)),
      askAgain,
      isStopping: () => lifecycle.state === 'stopping',
    }),
    headers: { 'x-accel-buffering': 'no' },
  }),
});

const named = z.object({
  agent_id: z.string().min(1).max(256).describe('Id or name.'),
  task_id: z.string().min(1).max(512),
});

const getTask = defineRoute({
  name: 'getTask',
  summary: 'One task, asked of its agent, and who wants to be told about it.',
  tag: 'tasks',
  method: 'GET',
  path: '/v1/agents/{agent_id}/tasks/{task_id}',
  permission: 'calls.read',
  params: named,
  answer: taskDetail,
  errors: ['TASK_NOT_FOUND'],
  // Callers know what they said; that somebody else reads it is written down.
  audit: {
    action: 'task.read_content',
    isView: true,
    targets: ({ params }, _context, detail) => (detail?.task && !detail.own ? [keyOf(params)] : []),
  },
  handle: async ({ params, principal }, context) => {
    const found = await findTask(params, principal, context);
    const { entry, own } = found;
    const [told, configs] = await Promise.all([askFor(found, context), context.push.configs(entry)]);
    const mine = ownerOf(principal, 'key');
    const shown = seesAll(principal) ? configs : configs.filter((config) => config.principal === mine);
    return { body: { ...viewTask(entry, context), own, ...told, push_configs: shown.map(viewConfig) } };
  },
});

const cancelTask = defineRoute({
  name: 'cancelTask',
  summary: 'Cancel anybody’s task. Callers cancel their own with the protocol.',
  tag: 'tasks',
  method: 'POST',
  path: '/v1/agents/{agent_id}/tasks/{task_id}/cancel',
  permission: 'manage',
  params: named,
  answer: taskView,
  errors: [
    'TASK_NOT_FOUND',
    'TASK_NOT_CANCELABLE',
    'AGENT_NOT_FOUND',
    'UPSTREAM_FAILED',
    'UPSTREAM_UNREACHABLE',
    'UPSTREAM_TIMEOUT',
  ],
  audit: {
    action: 'task.cancel',
    targets: async ({ params }, context) => ((await indexed(params, context)) ? [keyOf(params)] : []),
    look: async (key, context) => {
      const entry = await indexed(paramsOf(key), context);
      return entry ? lookOfTask(viewTask(entry, context)) : null;
    },
  },
  handle: async ({ params, principal }, context) => {
    const { entry } = await findTask(params, principal, context);
    const task = await context.tasks.cancel(entry);
    context.tasks.refreshed(entry, sightingOf(task));
    return { body: viewTask(entry, context) };
  },
});

type TaskParams = z.output<typeof named>;

/** As the audit log names a task: ids of agents hold no slash. */
const keyOf = ({ agent_id, task_id }: TaskParams): string => `${agent_id}/${task_id}`;

function paramsOf(key: string): TaskParams {
  const end = key.indexOf('/');
  return { agent_id: key.slice(0, end), task_id: key.slice(end + 1) };
}

/** As the index has it, whosever it is. An agent that is gone is named by its id. */
const indexed = (
  { agent_id, task_id }: TaskParams,
  { registry, tasks }: RouteContext,
): Promise<TaskEntry | undefined> => tasks.find({ agentId: registry.find(agent_id)?.id ?? agent_id, taskId: task_id });

interface FoundTask {
  entry: TaskEntry;
  agent: Agent | undefined;
  /** Whether it is the caller's. */
  own: boolean;
}

/** @throws SwitchboardError TASK_NOT_FOUND, in the same words for what is somebody else's */
async function findTask(params: TaskParams, principal: Principal, context: RouteContext): Promise<FoundTask> {
  const entry = await indexed(params, context);
  const agent = context.registry.find(entry?.agentId ?? params.agent_id);
  const own = entry !== undefined && context.tasks.isOwn(principal, entry, agent);
  const mayUse = own && decide(principal, 'agent.call', agent).allowed;
  if (!entry || !(mayUse || seesAll(principal))) throw notFound('task', params.task_id);
  return { entry, agent, own };
}

/** The Task as it stands at its agent; an agent whose content is not to be kept shows it to its callers alone. */
async function askFor(
  { entry, agent, own }: FoundTask,
  { tasks }: RouteContext,
): Promise<Pick<z.input<typeof taskDetail>, 'task' | 'task_source'>> {
  if (agent?.contentLogging === 'off' && !own) return { task: null, task_source: 'withheld' };
  const task = await tasks.ask(entry);
  if (!task) return { task: null, task_source: 'no-answer' };
  tasks.refreshed(entry, sightingOf(task));
  return { task: inOwnersNames(task, entry), task_source: 'agent' };
}

const seesAll = (principal: Principal): boolean => decide(principal, 'inspect').allowed;

function sightingOf({ status }: JsonObject) {
  if (!isJsonObject(status)) return {};
  const { timestamp } = status;
  return {
    state: stateTo03(status['state'] ?? ''),
    ...(typeof timestamp === 'string' && { statusTimestamp: timestamp }),
  };
}

/** Its context as its owner names it: the agent may know it by another name. */
function inOwnersNames(task: JsonObject, { contextName, contextId }: TaskEntry): JsonObject {
  if (contextName === null || contextId === null) return task;
  const renamed = inCallersNames(Buffer.from(stringifyJson(task)), { name: contextName, upstreamId: contextId });
  return parseJson(renamed) as JsonObject;
}

export const taskRoutes = [listTasks, streamTasks, getTask, cancelTask];

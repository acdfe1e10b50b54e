import { z } from 'zod';
import type { JsonObject } from '../../protocol/index.ts';
import type { KnownConfig, TaskEntry } from '../../tasks/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { isoTime } from '../http/time.ts';

/** Whose a task, or a push notification config, is. */
const ownerView = z
  .object({
    kind: z.enum(['admin', 'key', 'user', 'team', 'nobody']).describe('"nobody": the agent gave its id out twice.'),
    id: z.string().nullable(),
  })
  .meta({ id: 'TaskOwner' });

/** A task as the gateway's index knows it. */
export const taskView = z
  .object({
    task_id: z.string(),
    agent_id: z.string(),
    agent_name: z.string().nullable().describe('Null when there is no such agent any more.'),
    context_id: z.string().nullable().describe('As its owner names it.'),
    owner: ownerView,
    state: z.string().describe('"working", "input-required", …; "unknown" while none was told.'),
    status_at: z.string().describe('When it came to this state.'),
    missing: z.boolean().describe('The agent said that it knows this task no more.'),
    deployment_id: z.string().nullable(),
    created_at: z.string(),
    updated_at: z.string().describe('When it was last heard of.'),
  })
  .meta({ id: 'Task' });

const configView = z.object({
  name: z.string().describe('Its id, as its owner knows it.'),
  owner: ownerView,
  target: z.string().describe('Origin of the receiver; the rest of its address is its owner’s secret.'),
  version: z.string().describe('Of A2A, in which it is told.'),
  failed_attempts: z.number().describe('Since the last one that did not fail.'),
  next_attempt_at: z.string().nullable().describe('Null while nothing waits.'),
  created_at: z.string(),
});

export const taskDetail = taskView
  .extend({
    own: z.boolean().describe('Whether it is the caller’s.'),
    task: z
      .record(z.string(), z.unknown())
      .nullable()
      .describe('The Task of A2A 1.0 as it stands now, with history and artifacts.'),
    task_source: z
      .enum(['agent', 'withheld', 'no-answer'])
      .describe('Why there is none: the agent’s content is kept from others than its callers, or it gave no answer.'),
    push_configs: z.array(configView).describe('Who wants to be told about it; callers see their own.'),
  })
  .meta({ id: 'TaskDetail' });

export type TaskView = z.input<typeof taskView>;

export const viewTask = (entry: TaskEntry, { registry }: Pick<RouteContext, 'registry'>): TaskView => ({
  task_id: entry.taskId,
  agent_id: entry.agentId,
  agent_name: registry.find(entry.agentId)?.name ?? null,
  context_id: entry.contextName ?? entry.contextId,
  owner: viewOwner(entry.owner),
  state: entry.state,
  status_at: isoTime(entry.statusAt),
  missing: entry.missing,
  deployment_id: entry.deploymentId,
  created_at: isoTime(entry.createdAt),
  updated_at: isoTime(entry.updatedAt),
});

export const viewConfig = (config: KnownConfig): z.input<typeof configView> => ({
  name: config.name,
  owner: viewOwner(config.principal),
  target: config.target,
  version: config.version,
  failed_attempts: config.failures,
  next_attempt_at: isoTime(config.dueAt),
  created_at: isoTime(config.createdAt),
});

const OWNER = /^(key|user|team):(.*)$/s;

function viewOwner(owner: string): z.input<typeof ownerView> {
  const [, kind, id] = OWNER.exec(owner) ?? [];
  if (kind !== undefined && id !== undefined) return { kind: kind as 'key' | 'user' | 'team', id };
  return { kind: owner === 'admin' ? 'admin' : 'nobody', id: null };
}

/** How the audit log shows a task: nothing of what was said. */
export const lookOfTask = ({ task_id, agent_id, state, owner }: TaskView): JsonObject => ({
  task_id,
  agent_id,
  state,
  owner: { kind: owner.kind, id: owner.id },
});

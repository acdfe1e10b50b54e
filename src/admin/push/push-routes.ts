import { z } from 'zod';
import { ownerOf } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { Notice } from '../../tasks/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { isoTime } from '../http/time.ts';

const DELIVERIES_PER_PAGE = 50;

const deliveryView = z.object({
  delivery_id: z.string().describe('The receiver gets it as `x-switchboard-delivery`.'),
  agent_id: z.string(),
  agent_name: z.string().nullable().describe('Null when there is no such agent any more.'),
  task_id: z.string(),
  target: z.string().describe('Origin of the receiver; the rest of its address is its owner’s secret.'),
  state: z.enum(['waiting', 'delivered', 'dead']),
  attempts: z.number(),
  answer_status: z.number().nullable().describe('HTTP status of the last answer.'),
  failure: z.string().nullable().describe('Why the last attempt failed.'),
  created_at: z.string(),
  ended_at: z.string().nullable().describe('When it was delivered or given up.'),
});

const viewDelivery = (notice: Notice, { registry }: RouteContext): z.infer<typeof deliveryView> => ({
  delivery_id: notice.id,
  agent_id: notice.agentId,
  agent_name: registry.find(notice.agentId)?.name ?? null,
  task_id: notice.taskId,
  target: notice.target,
  state: notice.state,
  attempts: notice.attempts,
  answer_status: notice.answerStatus,
  failure: notice.failure,
  created_at: isoTime(notice.createdAt),
  ended_at: isoTime(notice.endedAt),
});

const listDeliveries = defineRoute({
  name: 'listPushDeliveries',
  summary:
    'Push notifications that the gateway relays: those that wait, were delivered, or were given up; newest first.',
  tag: 'push',
  method: 'GET',
  path: '/v1/push/deliveries',
  permission: 'inspect',
  query: pageQuery.extend({
    state: z.enum(['waiting', 'delivered', 'dead']).optional(),
    agent: z.string().max(256).optional().describe('Id or name.'),
    task_id: z.string().max(512).optional(),
  }),
  answer: z.object({ deliveries: z.array(deliveryView), next_cursor: z.string().nullable() }),
  handle: async ({ query }, context) => {
    const { limit = DELIVERIES_PER_PAGE, cursor, state, agent, task_id: taskId } = query;
    const agentId = agent === undefined ? undefined : (context.registry.find(agent)?.id ?? agent);
    const { notices, nextCursor } = await context.push.list({
      limit,
      ...(cursor !== undefined && { cursor }),
      ...(state !== undefined && { state }),
      ...(agentId !== undefined && { agentId }),
      ...(taskId !== undefined && { taskId }),
    });
    return { body: { deliveries: notices.map((notice) => viewDelivery(notice, context)), next_cursor: nextCursor } };
  },
});

const named = z.object({ delivery_id: z.string().min(1).max(64) });

const notFound = (): SwitchboardError =>
  new SwitchboardError(
    'NOT_FOUND',
    'There is no such delivery. It may have been forgotten (push_notifications.retention).',
  );

const redeliver = defineRoute({
  name: 'redeliverPush',
  summary: 'Try a push notification again that was given up, at its old place before those that came after it.',
  tag: 'push',
  method: 'POST',
  path: '/v1/push/deliveries/{delivery_id}/redeliver',
  permission: 'manage',
  params: named,
  answer: deliveryView,
  errors: ['NOT_FOUND', 'CONFLICT'],
  audit: {
    action: 'push.redeliver',
    targets: async ({ params }, { push }) => ((await push.find(params.delivery_id)) ? [params.delivery_id] : []),
    look: async (id, context) => {
      const notice = await context.push.find(id);
      return notice ? viewDelivery(notice, context) : null;
    },
  },
  handle: async ({ params }, context) => {
    const revived = await context.push.redeliver(params.delivery_id);
    if (revived) return { body: viewDelivery(revived, context) };
    const notice = await context.push.find(params.delivery_id);
    if (!notice) throw notFound();
    throw new SwitchboardError(
      'CONFLICT',
      notice.state === 'dead'
        ? 'Nobody is left to tell: the push notification config was deleted.'
        : `Only what was given up can be tried again; this one is ${notice.state}.`,
    );
  },
});

const signingSecret = defineRoute({
  name: 'pushSigningSecret',
  summary: 'What the key that asks checks the signatures of its push notifications with. It stays the same.',
  tag: 'push',
  method: 'GET',
  path: '/v1/push/signing-secret',
  permission: 'any-key',
  answer: z.object({ secret: z.string().describe('The key of the HMAC, as it stands here.') }),
  handle: ({ principal }, { push }) => ({
    body: { secret: push.secretOf(ownerOf(principal, 'key')) },
    headers: { 'cache-control': 'no-store' },
  }),
});

export const pushRoutes = [listDeliveries, redeliver, signingSecret];

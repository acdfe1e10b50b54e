import { z } from 'zod';
import { LIMIT_LEVELS } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { invalidField } from '../http/failure.ts';
import { defineRoute } from '../http/route.ts';
import { type LimitOwner, visibleOwner } from './limit-owner.ts';
import { limitView, viewLimits } from './limit-view.ts';

const named = z.object({
  level: z.enum(LIMIT_LEVELS),
  id: z.string().min(1).max(256).describe('A key also by its hash, an agent also by its name.'),
});

const show = async ({ owner, terms }: LimitOwner, { limits }: RouteContext) =>
  viewLimits(owner, await limits.usageOf(owner, terms));

const limitUsage = defineRoute({
  name: 'limitUsage',
  summary:
    'How much of the limits of a key, user, team or agent is taken now, of calls that an agent makes itself (caller), ' +
    'or of all calls (gateway/gateway). Who may see one may see its limits.',
  tag: 'limits',
  method: 'GET',
  path: '/v1/limits/{level}/{id}',
  permission: 'any-key',
  params: named,
  answer: limitView,
  errors: ['NOT_FOUND', 'AGENT_NOT_FOUND'],
  handle: async ({ params, principal }, context) => ({
    body: await show(await visibleOwner(params, principal, context), context),
  }),
});

const resetBudget = defineRoute({
  name: 'resetBudget',
  summary: 'Begin the window of a budget anew: nothing of it is spent. The records of calls stay.',
  tag: 'limits',
  method: 'POST',
  path: '/v1/limits/{level}/{id}/reset',
  permission: 'manage',
  params: named,
  answer: limitView,
  errors: ['NOT_FOUND', 'AGENT_NOT_FOUND'],
  audit: {
    action: 'budget.reset',
    targets: async ({ params, principal }, context) => {
      const { owner } = await visibleOwner(params, principal, context);
      return [`${owner.level}:${owner.id}`];
    },
  },
  handle: async ({ params, principal }, context) => {
    const found = await visibleOwner(params, principal, context);
    const isReset = await context.limits.resetBudget(found.owner, found.terms);
    if (!isReset) throw invalidField('id', `this ${params.level} has no budget: set max_budget first`);
    return { body: await show(found, context) };
  },
});

export const limitRoutes = [limitUsage, resetBudget];

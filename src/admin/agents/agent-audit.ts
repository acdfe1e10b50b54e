import type { RouteContext } from '../dependencies.ts';
import type { RouteAudit, RouteRequest } from '../http/route.ts';

type OfAnAgent = RouteRequest<{ agent_id: string }, unknown, unknown>;

/** For routes that change the agent in their path. */
export const auditOfAgent = (action: RouteAudit<unknown, unknown, unknown, unknown>['action']) => ({
  action,
  targets: ({ params }: OfAnAgent, { registry }: RouteContext) => {
    const record = registry.record(params.agent_id);
    return record ? [record.agent.id] : [];
  },
  look: lookAtAgent,
});

/** An agent as it was registered, with a marker wherever a secret stands. */
export function lookAtAgent(id: string, { registry }: RouteContext): unknown {
  const record = registry.record(id);
  if (!record) return null;
  const { enabled, public: isPublic, paused } = record.agent;
  return { ...record.registration, enabled, public: isPublic, paused };
}

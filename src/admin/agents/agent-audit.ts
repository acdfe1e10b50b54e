import type { RouteContext } from '../dependencies.ts';
import type { RouteAudit, RouteRequest } from '../http/route.ts';

type OfAnAgent = RouteRequest<{ agent_id: string }, unknown, unknown>;

type Audit = RouteAudit<unknown, unknown, unknown, unknown>;

/** For routes that change the agent in their path. @param part what else than its registration they change */
export const auditOfAgent = (
  action: Audit['action'],
  part: Required<Pick<Audit, 'aspect' | 'look'>> = REGISTRATION,
) => ({
  action,
  ...part,
  targets: ({ params }: OfAnAgent, { registry }: RouteContext) => {
    const record = registry.record(params.agent_id);
    return record ? [record.agent.id] : [];
  },
});

/** An agent as it was registered, with a marker wherever a secret stands. */
export function lookAtAgent(id: string, { registry }: RouteContext): unknown {
  const record = registry.record(id);
  if (!record) return null;
  const { enabled, public: isPublic } = record.agent;
  return { ...record.registration, enabled, public: isPublic };
}

const REGISTRATION = { aspect: 'agent', look: lookAtAgent };

/** Told apart from the registration, so that a pause waits for no change that waits for the agent. */
export const PAUSE = {
  aspect: 'pause',
  look: (id: string, { registry }: RouteContext) => ({ paused: registry.find(id)?.paused ?? null }),
};

/** The upstream's card as it was last fetched: to fetch one holds up no change of the registration either. */
export const CARD = {
  aspect: 'card',
  look: (id: string, { registry }: RouteContext) => registry.find(id)?.upstreamCard ?? null,
};

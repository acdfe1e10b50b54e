import { decide, GATEWAY, type LimitedName, type LimitTerms, notFound, type Principal } from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { invalidField } from '../http/failure.ts';
import { keyToActOn, requireAllowed } from '../keys/key-access.ts';
import { teamToActOn } from '../teams/team-access.ts';

/** Somebody with limits, by the id under which they are counted. */
export interface LimitOwner {
  owner: LimitedName;
  /** Its own; null when it declares none. */
  terms: LimitTerms | null;
}

/**
 * Whose limits a request asks for. A key may be named by its hash, an agent by its name.
 *
 * @throws SwitchboardError NOT_FOUND for one that does not exist and one that may not be seen alike; INVALID_PARAMS,
 *   PERMISSION_DENIED for those of the gateway
 */
export async function visibleOwner(
  { level, id }: LimitedName,
  principal: Principal,
  context: RouteContext,
): Promise<LimitOwner> {
  switch (level) {
    case 'key': {
      const key = await keyToActOn('keys.read', id, principal, context);
      return { owner: { level, id: key.id }, terms: key.limits };
    }
    case 'team': {
      const team = await teamToActOn('team.read', id, principal, context);
      return { owner: { level, id: team.id }, terms: team.limits };
    }
    case 'user': {
      const user = await context.users.find(id);
      if (!user || !decide(principal, 'users.read', { userId: id }).allowed) throw notFound('user', id);
      return { owner: { level, id: user.id }, terms: user.limits };
    }
    case 'agent':
    case 'caller': {
      const agent = context.registry.find(id);
      if (!agent || !decide(principal, 'inspect', 'some').allowed) throw notFound('registration', id);
      return { owner: { level, id: agent.id }, terms: agent.callLimits };
    }
    case 'gateway': {
      if (id !== GATEWAY) throw invalidField('id', `must be "${GATEWAY}": there is one`);
      requireAllowed(principal, 'inspect', 'some');
      // Its terms stand in the configuration.
      return { owner: { level, id }, terms: null };
    }
  }
}

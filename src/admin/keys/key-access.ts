import {
  callScope,
  decide,
  type Facts,
  forbidden,
  type KeyRecord,
  notFound,
  type Principal,
} from '../../access/index.ts';
import type { RouteContext } from '../dependencies.ts';

type KeyAction = 'keys.read' | 'keys.manage' | 'keys.rotate';

/**
 * The key that a request names, if the principal may see it and do this to it.
 *
 * @param name its id, its hash, or the key itself
 * @throws SwitchboardError NOT_FOUND for one that does not exist and one that may not be seen alike, PERMISSION_DENIED
 */
export async function keyToActOn(
  action: KeyAction,
  name: string,
  principal: Principal,
  { keys }: Pick<RouteContext, 'keys'>,
): Promise<KeyRecord> {
  const scope = callScope(principal);
  const record = await keys.find(name, scope.kind === 'all' ? undefined : scope);
  if (!record || !decide(principal, 'keys.read', record).allowed) throw notFound('key', name);
  requireAllowed(principal, action, record);
  return record;
}

/** @throws SwitchboardError PERMISSION_DENIED, with the rule that decided */
export function requireAllowed<Asked extends Parameters<typeof decide>[1]>(
  principal: Principal,
  action: Asked,
  facts: Facts<Asked>,
): void {
  const { allowed, reason } = decide(principal, action, facts);
  if (!allowed) throw forbidden(reason);
}

import type { Json, JsonObject } from '../../protocol/index.ts';
import type { Declaration } from '../grants.ts';
import type { AccessGroupRepository } from './access-group-repository.ts';
import { invalid } from './refusals.ts';

/** The parts of `object_permission` that grant agents. */
const GRANTING = ['agents', 'agent_access_groups'] as const;

/**
 * Refuses a declaration that would silently grant nothing: a list that is none, a group that does not exist.
 *
 * @throws SwitchboardError INVALID_PARAMS
 */
export async function assertUsable(
  { objectPermission, accessGroupIds }: Partial<Declaration>,
  groups: Pick<AccessGroupRepository, 'find'>,
): Promise<void> {
  for (const part of GRANTING) assertListOfTexts(objectPermission ?? {}, part);
  if (!accessGroupIds || accessGroupIds.length === 0) return;
  const known = new Set((await groups.find(accessGroupIds)).map(({ id }) => id));
  const unknown = accessGroupIds.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw invalid('access_group_ids', `there is no access group ${unknown.map((id) => JSON.stringify(id)).join(', ')}`);
}

function assertListOfTexts(permission: JsonObject, part: (typeof GRANTING)[number]): void {
  const list: Json | undefined = permission[part];
  const usable =
    list === undefined ||
    list === null ||
    (Array.isArray(list) && list.every((item) => typeof item === 'string' && item !== ''));
  if (!usable) throw invalid(`object_permission.${part}`, 'not a list of texts');
}

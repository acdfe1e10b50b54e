import { z } from 'zod';
import { TEAM_ROLES, type TeamFields, type TeamMember, type TeamRecord } from '../../access/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import { metadataToStore, readMetadata } from '../keys/kept-fields.ts';
import {
  commonFields,
  commonView,
  declarationFields,
  declarationView,
  defined,
  id,
  limitsToStore,
  viewCommon,
  withoutLimits,
} from '../keys/shared-fields.ts';

export const teamRole = z.enum(TEAM_ROLES).describe('"admin" manages the keys and members of the team.');

/** LiteLLM's other fields (`model_max_budget`, …) are taken and kept, so that its clients need no change. */
export const teamFields = z.looseObject({
  team_alias: id.nullable().optional().describe('A name for people.'),
  ...declarationFields,
  ...commonFields,
});

export type TeamInput = z.infer<typeof teamFields>;

/**
 * What a body says about a team. Absent fields stay absent.
 *
 * @param before the team that is changed, if one is
 */
export function readTeamFields(input: TeamInput, before?: TeamRecord): Partial<TeamFields> {
  const {
    team_alias: alias,
    object_permission: objectPermission,
    access_group_ids: accessGroupIds,
    models,
    metadata,
    blocked,
    ...others
  } = input;
  return defined({
    alias,
    objectPermission: objectPermission as JsonObject | null | undefined,
    accessGroupIds,
    models,
    limits: limitsToStore(input, before?.limits),
    blocked: blocked ?? undefined,
    metadata: metadataToStore(metadata as JsonObject | null | undefined, withoutLimits(others), before?.metadata),
  });
}

export const memberView = z.object({ user_id: z.string(), role: teamRole });

/** A team as the API tells it, under LiteLLM's names. */
export const teamView = z
  .looseObject({
    team_id: z.string(),
    team_alias: z.string().nullable(),
    members_with_roles: z.array(memberView),
    ...declarationView,
    ...commonView,
  })
  .meta({ id: 'Team' });

export type TeamView = z.input<typeof teamView>;

export function viewTeam(record: TeamRecord, members: readonly TeamMember[]): TeamView {
  const { metadata, kept } = readMetadata(record.metadata);
  return {
    ...kept,
    team_id: record.id,
    team_alias: record.alias,
    members_with_roles: members.map(({ userId, role }) => ({ user_id: userId, role })),
    object_permission: record.objectPermission,
    access_group_ids: record.accessGroupIds && [...record.accessGroupIds],
    models: [...(record.models ?? [])],
    ...viewCommon(record, metadata, kept),
  };
}

import { z } from 'zod';
import { USER_ROLES, type UserFields, type UserRecord } from '../../access/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import { metadataToStore, readMetadata } from '../keys/kept-fields.ts';
import {
  commonFields,
  commonView,
  defined,
  id,
  limitsToStore,
  viewCommon,
  withoutLimits,
} from '../keys/shared-fields.ts';

export const userRole = z.enum(USER_ROLES);

/** LiteLLM's other fields (`models`, …) are taken and kept, so that its clients need no change. */
export const userFields = z.looseObject({
  user_alias: id.nullable().optional().describe('A name for people.'),
  user_email: z.email().max(256).nullable().optional().describe('Unique.'),
  user_role: userRole.nullable().optional().describe('What its keys may do here; "internal_user_viewer" unless told.'),
  ...commonFields,
});

export type UserInput = z.infer<typeof userFields>;

/**
 * What a body says about a user. Absent fields stay absent.
 *
 * @param before the user that is changed, if one is
 */
export function readUserFields(input: UserInput, before?: UserRecord): Partial<UserFields> {
  const { user_alias: alias, user_email: email, user_role: role, metadata, blocked, ...others } = input;
  return defined({
    alias,
    email,
    role: role ?? undefined,
    limits: limitsToStore(input, before?.limits),
    blocked: blocked ?? undefined,
    metadata: metadataToStore(metadata as JsonObject | null | undefined, withoutLimits(others), before?.metadata),
  });
}

/** A user as the API tells it, under LiteLLM's names. */
export const userView = z
  .looseObject({
    user_id: z.string(),
    user_alias: z.string().nullable(),
    user_email: z.string().nullable(),
    user_role: userRole,
    ...commonView,
  })
  .meta({ id: 'User' });

export type UserView = z.input<typeof userView>;

export function viewUser(record: UserRecord): UserView {
  const { metadata, kept } = readMetadata(record.metadata);
  return {
    ...kept,
    user_id: record.id,
    user_alias: record.alias,
    user_email: record.email,
    user_role: record.role,
    ...viewCommon(record, metadata, kept),
  };
}

import { z } from 'zod';
import { type KeyFields, type KeyRecord, maskKey } from '../../access/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import { isoTime } from '../http/time.ts';
import { readDuration } from './duration.ts';

const jsonObject = z.record(z.string(), z.unknown());

/** Where fields of LiteLLM keys are kept that this gateway does not act on yet. */
const NOT_ENFORCED = 'not_enforced';

const ours = {
  key_alias: z.string().min(1).max(256).nullable().optional().describe('A name for people; unique.'),
  user_id: z.string().max(256).nullable().optional(),
  team_id: z.string().max(256).nullable().optional(),
  metadata: jsonObject.nullable().optional(),
  object_permission: jsonObject.nullable().optional().describe('"agents": ids or names of the agents it may call.'),
  blocked: z.boolean().nullable().optional(),
  duration: z.string().nullable().optional().describe('How long it lives, e.g. "30d"; null or "-1": for ever.'),
  expires: z.iso.datetime({ offset: true }).nullable().optional().describe('Until when it lives; instead of duration.'),
};

/** LiteLLM's other fields (`models`, `max_budget`, …) are taken and kept, so that its clients need no change. */
export const keyFields = z.looseObject(ours).meta({ id: 'KeyFields' });

export type KeyInput = z.infer<typeof keyFields>;

/**
 * What a body says about a key. Absent fields stay absent.
 *
 * @param before the key that is changed, if one is: fields that are not enforced add to what it keeps
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readKeyFields(input: KeyInput, now: number, before?: KeyRecord): Partial<KeyFields> {
  const { key_alias, user_id, team_id, metadata, object_permission, blocked, duration, expires, ...others } = input;
  const kept = { ...notEnforced(before?.metadata), ...others } as JsonObject;
  const plain = metadata === undefined ? withoutNotEnforced(before?.metadata) : (metadata as JsonObject | null);
  const isMetadataGiven = metadata !== undefined || Object.keys(others).length > 0;
  return defined({
    alias: key_alias,
    userId: user_id,
    teamId: team_id,
    objectPermission: object_permission as JsonObject | null | undefined,
    blocked: blocked ?? undefined,
    expiresAt: readExpiry(duration, expires, now),
    metadata: isMetadataGiven ? joined(plain, kept) : undefined,
  });
}

function readExpiry(
  duration: KeyInput['duration'],
  expires: KeyInput['expires'],
  now: number,
): number | null | undefined {
  if (typeof expires === 'string') return Date.parse(expires);
  if (typeof duration === 'string' && duration !== '-1') return now + readDuration(duration);
  return duration === undefined && expires === undefined ? undefined : null;
}

const joined = (metadata: JsonObject | null, kept: JsonObject): JsonObject =>
  Object.keys(kept).length > 0 ? { ...metadata, [NOT_ENFORCED]: kept } : { ...metadata };

const notEnforced = (metadata: JsonObject | undefined): JsonObject => (metadata?.[NOT_ENFORCED] ?? {}) as JsonObject;

const withoutNotEnforced = (metadata: JsonObject = {}): JsonObject =>
  Object.fromEntries(Object.entries(metadata).filter(([name]) => name !== NOT_ENFORCED));

const defined = <Fields extends object>(
  fields: Fields,
): Partial<{ [Name in keyof Fields]: Exclude<Fields[Name], undefined> }> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<{
    [Name in keyof Fields]: Exclude<Fields[Name], undefined>;
  }>;

/** A key as the API tells it, under LiteLLM's names. */
export const keyView = z
  .looseObject({
    token: z.string().describe('Hash of the key: names it in other calls.'),
    key_id: z.string().describe("Names it, too; calls' records carry it."),
    key_name: z.string().describe('To recognise the key by: "sk-...abcd".'),
    key_alias: z.string().nullable(),
    user_id: z.string().nullable(),
    team_id: z.string().nullable(),
    metadata: jsonObject,
    object_permission: jsonObject.nullable(),
    blocked: z.boolean(),
    expires: z.string().nullable(),
    created_at: z.string(),
    created_by: z.string(),
    updated_at: z.string(),
    updated_by: z.string(),
    last_active: z.string().nullable().describe('Up to a minute behind.'),
    not_enforced: z.array(z.string()).describe('Fields that are kept, but have no effect in this version.'),
  })
  .meta({ id: 'Key' });

export type KeyView = z.input<typeof keyView>;

export function viewKey(record: KeyRecord): KeyView {
  const kept = notEnforced(record.metadata);
  return {
    ...kept,
    token: record.hash,
    key_id: record.id,
    key_name: maskKey(record.lastFour),
    key_alias: record.alias,
    user_id: record.userId,
    team_id: record.teamId,
    metadata: withoutNotEnforced(record.metadata),
    object_permission: record.objectPermission,
    blocked: record.blocked,
    expires: isoTime(record.expiresAt),
    created_at: isoTime(record.createdAt),
    created_by: record.createdBy,
    updated_at: isoTime(record.updatedAt),
    updated_by: record.updatedBy,
    last_active: isoTime(record.lastUsedAt),
    not_enforced: Object.keys(kept),
  };
}

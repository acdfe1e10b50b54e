import { z } from 'zod';
import { type KeyFields, type KeyRecord, maskKey } from '../../access/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import { isoTime } from '../http/time.ts';
import { readDuration } from './duration.ts';
import { metadataToStore, readMetadata } from './kept-fields.ts';
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
} from './shared-fields.ts';

const ours = {
  key_alias: id.nullable().optional().describe('A name for people; unique.'),
  user_id: id.nullable().optional().describe('Whose key it is: it acts with the role of that user.'),
  team_id: id.nullable().optional(),
  agent_id: id.nullable().optional().describe("Makes it that agent's own key: its calls count as the agent's."),
  tags: z.array(z.string().min(1).max(256)).max(100).nullable().optional().describe('Recorded with each call.'),
  log_content: z
    .boolean()
    .nullable()
    .optional()
    .describe('Keep what is asked with it and answered; null leaves it to the agent and the global switch.'),
  duration: z.string().nullable().optional().describe('How long it lives, e.g. "30d"; null or "-1": for ever.'),
  expires: z.iso.datetime({ offset: true }).nullable().optional().describe('Until when it lives; instead of duration.'),
  ...declarationFields,
  ...commonFields,
};

/** LiteLLM's other fields (`model_max_budget`, …) are taken and kept, so that its clients need no change. */
export const keyFields = z.looseObject(ours).meta({ id: 'KeyFields' });

export type KeyInput = z.infer<typeof keyFields>;

/**
 * What a body says about a key. Absent fields stay absent.
 *
 * @param before the key that is changed, if one is: what adds to something adds to what it has
 * @throws SwitchboardError INVALID_PARAMS
 */
export function readKeyFields(input: KeyInput, now: number, before?: KeyRecord): Partial<KeyFields> {
  const {
    key_alias: alias,
    user_id: userId,
    team_id: teamId,
    agent_id: agentId,
    object_permission: objectPermission,
    access_group_ids: accessGroupIds,
    models,
    tags,
    log_content: logContent,
    metadata,
    blocked,
    duration,
    expires,
    ...others
  } = input;
  return defined({
    alias,
    userId,
    teamId,
    agentId,
    objectPermission: objectPermission as JsonObject | null | undefined,
    accessGroupIds,
    models,
    tags: tags === null ? [] : tags,
    limits: limitsToStore(input, before?.limits),
    logContent,
    blocked: blocked ?? undefined,
    expiresAt: readExpiry(duration, expires, now),
    metadata: metadataToStore(metadata as JsonObject | null | undefined, withoutLimits(others), before?.metadata),
  });
}

function readExpiry(
  duration: KeyInput['duration'],
  expires: KeyInput['expires'],
  now: number,
): number | null | undefined {
  if (typeof expires === 'string') return Date.parse(expires);
  if (typeof duration === 'string' && duration !== '-1') return now + readDuration(duration, 'duration');
  return duration === undefined && expires === undefined ? undefined : null;
}

/** A key as the API tells it, under LiteLLM's names. */
export const keyView = z
  .looseObject({
    token: z.string().describe('Hash of the key: names it in other calls.'),
    key_id: z.string().describe("Names it, too; calls' records carry it."),
    key_name: z.string().describe('To recognise the key by: "sk-...abcd".'),
    key_alias: z.string().nullable(),
    user_id: z.string().nullable(),
    team_id: z.string().nullable(),
    agent_id: z.string().nullable(),
    tags: z.array(z.string()),
    log_content: z.boolean().nullable(),
    expires: z.string().nullable(),
    last_active: z.string().nullable().describe('Up to a minute behind.'),
    ...declarationView,
    ...commonView,
  })
  .meta({ id: 'Key' });

export type KeyView = z.input<typeof keyView>;

export function viewKey(record: KeyRecord): KeyView {
  const { metadata, kept } = readMetadata(record.metadata);
  return {
    ...kept,
    token: record.hash,
    key_id: record.id,
    key_name: maskKey(record.lastFour),
    key_alias: record.alias,
    user_id: record.userId,
    team_id: record.teamId,
    agent_id: record.agentId,
    object_permission: record.objectPermission,
    access_group_ids: record.accessGroupIds && [...record.accessGroupIds],
    models: [...(record.models ?? [])],
    tags: [...record.tags],
    log_content: record.logContent,
    expires: isoTime(record.expiresAt),
    last_active: isoTime(record.lastUsedAt),
    ...viewCommon(record, metadata, kept),
  };
}

import { z } from 'zod';
import { type LimitTerms, readLimitTerms, viewLimitTerms } from '../../access/index.ts';
import { type LimitFields, limitFields } from '../../config/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import { isoTime } from '../http/time.ts';

export const jsonObject = z.record(z.string(), z.unknown());

/** A name that people or programs give: it ends up in records and queries. */
export const id = z.string().min(1).max(256);

/** What keys and teams say about the agents and models they may call. */
export const declarationFields = {
  object_permission: jsonObject
    .nullable()
    .optional()
    .describe('"agents": ids or names; "agent_access_groups": names that agents carry. null declares nothing.'),
  access_group_ids: z.array(id).max(1000).nullable().optional().describe('Access groups; null declares none.'),
  models: z
    .array(id)
    .max(1000)
    .nullable()
    .optional()
    .describe('Models by name, by a group they carry, or with "*" for any text; empty or null declares none.'),
};

/** What keys, users and teams have in common. */
export const commonFields = {
  metadata: jsonObject.nullable().optional(),
  blocked: z.boolean().nullable().optional().describe('Refuse it until further notice.'),
  ...limitFields,
};

export const declarationView = {
  object_permission: jsonObject.nullable(),
  access_group_ids: z.array(z.string()).nullable(),
  models: z.array(z.string()),
};

const amount = z.number().nullable();

export const commonView = {
  metadata: jsonObject,
  blocked: z.boolean(),
  rpm_limit: amount,
  tpm_limit: amount,
  max_parallel_requests: amount,
  max_streams: amount,
  max_budget: amount,
  budget_duration: z.string().nullable(),
  soft_budget: amount,
  shadow_limits: z.boolean().nullable(),
  created_at: z.string(),
  created_by: z.string(),
  updated_at: z.string(),
  updated_by: z.string(),
  not_enforced: z.array(z.string()).describe('Fields that are kept, but have no effect in this version.'),
};

/** The limits after a change; undefined when the change says nothing about them. */
export function limitsToStore(fields: LimitFields, before: LimitTerms | null = null): LimitTerms | null | undefined {
  const isGiven = LIMIT_NAMES.some((name) => fields[name] !== undefined);
  return isGiven ? readLimitTerms(fields, before) : undefined;
}

const LIMIT_NAMES = Object.keys(limitFields) as (keyof LimitFields)[];

/** What is left of the fields given when the limits are taken out. */
export const withoutLimits = (fields: object): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !(name in limitFields)));

interface Stored {
  limits: LimitTerms | null;
  blocked: boolean;
  createdAt: number;
  createdBy: string;
  updatedAt: number;
  updatedBy: string;
}

/** The part that keys, users and teams show alike. @param kept the fields that have no effect */
export const viewCommon = (record: Stored, metadata: JsonObject, kept: JsonObject) => ({
  metadata,
  blocked: record.blocked,
  ...viewLimitTerms(record.limits),
  created_at: isoTime(record.createdAt),
  created_by: record.createdBy,
  updated_at: isoTime(record.updatedAt),
  updated_by: record.updatedBy,
  not_enforced: Object.keys(kept),
});

/** Fields without those that are undefined. */
export const defined = <Fields extends object>(
  fields: Fields,
): Partial<{ [Name in keyof Fields]: Exclude<Fields[Name], undefined> }> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<{
    [Name in keyof Fields]: Exclude<Fields[Name], undefined>;
  }>;

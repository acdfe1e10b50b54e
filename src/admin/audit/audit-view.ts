import { z } from 'zod';
import { AUDIT_OUTCOMES, type StoredAuditEntry } from '../../access/index.ts';
import { parseJson } from '../../protocol/index.ts';
import { isoTime } from '../http/time.ts';

export const entryView = z
  .object({
    seq: z.number().describe('Its place in the chain, from 1, without gaps.'),
    at: z.string(),
    actor: z.object({
      kind: z.enum(['admin', 'key', 'anonymous', 'system']),
      name: z.string().describe('As "created_by" and "updated_by" name it.'),
      key_id: z.string().nullable(),
      user_id: z.string().nullable(),
      team_id: z.string().nullable(),
    }),
    action: z.string().describe('What was done or asked for: "key.update".'),
    target: z.string().nullable().describe('Id of what it was done to.'),
    outcome: z
      .enum(AUDIT_OUTCOMES)
      .describe('"begun" is shown as long as it is not known what came of it: the process ended in between.'),
    error_code: z.string().nullable(),
    before: z.unknown().describe('How the target looked, without secrets; null when it was not there.'),
    after: z.unknown(),
    request_id: z.string().nullable().describe('Of the answer, and of what the process log says of it.'),
    address: z.string().nullable().describe("The caller's network address."),
    times: z.number().describe('How often it was repeated, until "last_at".'),
    last_at: z.string(),
    begun: z.number().nullable().describe('The entry that was written before the change.'),
    previous_hash: z.string(),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });

export const viewEntry = (entry: StoredAuditEntry): z.infer<typeof entryView> => ({
  seq: entry.seq,
  at: isoTime(entry.at),
  actor: {
    kind: entry.actor.kind,
    name: entry.actor.name,
    key_id: entry.actor.keyId,
    user_id: entry.actor.userId,
    team_id: entry.actor.teamId,
  },
  action: entry.action,
  target: entry.target,
  outcome: entry.outcome,
  error_code: entry.errorCode,
  before: entry.before === null ? null : parseJson(entry.before),
  after: entry.after === null ? null : parseJson(entry.after),
  request_id: entry.requestId,
  address: entry.address,
  times: entry.times,
  last_at: isoTime(entry.lastAt),
  begun: entry.begun,
  previous_hash: entry.previousHash,
  hash: entry.hash,
});

export const verdictView = z
  .object({
    intact: z.boolean().describe('Every entry is as it was written, in its place, and none is missing.'),
    entries: z.number().describe('How many were looked at.'),
    broken: z
      .object({ seq: z.number(), reason: z.string() })
      .nullable()
      .describe('The first entry that is wrong or missing.'),
    head: z
      .object({ seq: z.number(), hash: z.string() })
      .describe(
        'The newest entry. Kept elsewhere and passed on later, it proves that nothing up to here was replaced.',
      ),
  })
  .meta({ id: 'AuditVerdict' });

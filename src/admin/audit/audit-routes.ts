import { z } from 'zod';
import { AUDIT_OUTCOMES, type AuditFilter, type StoredAuditEntry } from '../../access/index.ts';
import { type Json, stringifyJson } from '../../protocol/index.ts';
import { invalidField } from '../http/failure.ts';
import { pageQuery } from '../http/page.ts';
import { defineRoute } from '../http/route.ts';
import { timeQuery } from '../http/time.ts';
import { entryView, verdictView, viewEntry } from './audit-view.ts';

const ENTRIES_PER_PAGE = 50;

const filterQuery = z.object({
  actor: z.string().optional().describe('Name of who did it, or id of the key or user.'),
  action: z.string().optional(),
  target: z.string().optional().describe('Id.'),
  outcome: z.enum(AUDIT_OUTCOMES).optional(),
  request_id: z.string().optional(),
  since: timeQuery.describe('ISO 8601 or epoch milliseconds; entries of then or later.'),
  until: timeQuery.describe('Entries from before.'),
});

const listAudit = defineRoute({
  name: 'listAudit',
  summary: 'Who changed what, and what was refused, newest first.',
  tag: 'audit',
  method: 'GET',
  path: '/v1/audit',
  permission: 'audit.read',
  query: pageQuery.extend(filterQuery.shape),
  answer: z.object({ entries: z.array(entryView), next_cursor: z.string().nullable() }),
  handle: async ({ query }, { audit }) => {
    const { limit = ENTRIES_PER_PAGE, cursor } = query;
    const page = await audit.list(filterOf(query), { limit, ...(cursor !== undefined && { cursor }) });
    return { body: { entries: page.entries.map(viewEntry), next_cursor: page.nextCursor } };
  },
});

const exportAudit = defineRoute({
  name: 'exportAudit',
  summary: 'The same, oldest first and to the end, as one JSON object a line.',
  tag: 'audit',
  method: 'GET',
  path: '/v1/audit/export',
  permission: 'audit.read',
  query: filterQuery,
  answer: z.unknown(),
  contentType: 'application/x-ndjson',
  handle: ({ query }, { audit }) => ({
    body: lines(audit.export(filterOf(query))),
    headers: { 'content-disposition': 'attachment; filename="audit.ndjson"' },
  }),
});

const verifyAudit = defineRoute({
  name: 'verifyAudit',
  summary: 'Go through the whole chain, and name the first entry that is wrong or missing.',
  tag: 'audit',
  method: 'GET',
  path: '/v1/audit/verify',
  permission: 'audit.read',
  query: z.object({
    seq: z.coerce.number().int().positive().optional().describe('"head.seq" of an earlier answer.'),
    hash: z.string().max(64).optional().describe('"head.hash" of the same answer.'),
  }),
  answer: verdictView,
  handle: async ({ query: { seq, hash } }, { audit }) => {
    if ((seq === undefined) !== (hash === undefined)) throw invalidField('seq', '"seq" and "hash" belong together');
    return { body: await audit.verify(seq === undefined || hash === undefined ? undefined : { seq, hash }) };
  },
});

async function* lines(entries: AsyncIterable<StoredAuditEntry>): AsyncGenerator<string> {
  for await (const entry of entries) yield `${stringifyJson(viewEntry(entry) as Json)}\n`;
}

const filterOf = ({ request_id: requestId, ...rest }: z.infer<typeof filterQuery>): AuditFilter => {
  const filter = { requestId, ...rest };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
};

export const auditRoutes = [listAudit, exportAudit, verifyAudit];

import { z } from 'zod';
import { defineRoute } from '../http/route.ts';
import { csvLines, jsonLines } from './call-export.ts';
import { callFilterQuery, filterOf } from './call-query.ts';

const exportJson = defineRoute({
  name: 'exportCalls',
  summary: 'All calls that the filters of the list find, newest first, a line of JSON each.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/calls/export.jsonl',
  permission: 'calls.read',
  query: callFilterQuery,
  answer: z.unknown(),
  contentType: 'application/x-ndjson',
  handle: async ({ query, principal }, dependencies) => ({
    body: jsonLines({ calls: dependencies.calls, filter: await filterOf(query, principal, dependencies), principal }),
    headers: { 'content-disposition': 'attachment; filename="calls.jsonl"' },
  }),
});

const exportCsv = defineRoute({
  name: 'exportCallsCsv',
  summary: 'The same as a table. Texts that a spreadsheet would take for a formula begin with an apostrophe.',
  tag: 'calls',
  method: 'GET',
  path: '/v1/calls/export.csv',
  permission: 'calls.read',
  query: callFilterQuery,
  answer: z.unknown(),
  contentType: 'text/csv; charset=utf-8',
  handle: async ({ query, principal }, dependencies) => ({
    body: csvLines({ calls: dependencies.calls, filter: await filterOf(query, principal, dependencies), principal }),
    headers: { 'content-disposition': 'attachment; filename="calls.csv"' },
  }),
});

export const exportRoutes = [exportJson, exportCsv];

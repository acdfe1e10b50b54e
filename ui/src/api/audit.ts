import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components, operations } from './schema.ts';

export type AuditEntry = components['schemas']['AuditEntry'];
export type AuditFilter = NonNullable<operations['listAudit']['parameters']['query']>;

const PER_PAGE = 100;

/** Who changed what, newest first, page by page. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/audit', {
          params: { query: { ...filter, limit: PER_PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });

/** Goes through the whole chain: whether anything in it is wrong or missing. */
export const auditProofQuery = queryOptions({
  queryKey: ['audit-proof'],
  queryFn: () => answerOf(api.GET('/v1/audit/verify')),
  enabled: false,
});

import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components, operations } from './schema.ts';

export type Usage = components['schemas']['Usage'];
export type UsageSum = Usage['sums'][number];
export type UsageGroup = NonNullable<NonNullable<operations['readUsage']['parameters']['query']>['group_by']>;

/** What calls came to by day and group. @param from and to: YYYY-MM-DD, UTC @param latency how long they took, too */
export const usageQuery = (from: string, to: string, group_by: UsageGroup, latency: boolean) =>
  queryOptions({
    queryKey: ['usage', from, to, group_by, latency],
    queryFn: () =>
      answerOf(
        api.GET('/v1/usage', {
          params: { query: { start_date: from, end_date: to, group_by, latency: latency ? 'true' : 'false' } },
        }),
      ),
  });

/**
 * What calls came to by group and piece of time: hours where the range is short, else days.
 *
 * @param since and until: epoch milliseconds; until undefined for now
 * @param latency how long they took, too
 */
export const usageOfRangeQuery = (since: number, until: number | undefined, group_by: UsageGroup, latency: boolean) =>
  queryOptions({
    queryKey: ['usage of range', since, until, group_by, latency],
    queryFn: () => {
      const query = {
        since,
        group_by,
        latency: latency ? 'true' : 'false',
        ...(until !== undefined && { until }),
      } as const;
      return answerOf(api.GET('/v1/usage', { params: { query } }));
    },
  });

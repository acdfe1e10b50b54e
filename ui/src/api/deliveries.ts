import { infiniteQueryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { operations } from './schema.ts';

export type Delivery =
  operations['listPushDeliveries']['responses'][200]['content']['application/json']['deliveries'][number];
export type DeliveryFilter = NonNullable<operations['listPushDeliveries']['parameters']['query']>;

const PER_PAGE = 100;
const LIVE_MS = 5_000;

/** Push notifications on their way, delivered or given up, newest first. */
export const deliveriesQuery = (filter: DeliveryFilter) =>
  infiniteQueryOptions({
    queryKey: ['deliveries', filter],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/push/deliveries', {
          params: { query: { ...filter, limit: PER_PAGE, ...(pageParam !== '' && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval: ({ state: { data } }) => ((data?.pages.length ?? 1) > 1 ? false : LIVE_MS),
  });

export const redeliver = (delivery: string) =>
  answerOf(api.POST('/v1/push/deliveries/{delivery_id}/redeliver', { params: { path: { delivery_id: delivery } } }));

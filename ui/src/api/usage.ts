import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components } from './schema.ts';

export type ActivityDay = components['schemas']['AgentActivity']['results'][number];
export type SpendDay = components['schemas']['SpendDay'];

const DAYS_PER_PAGE = 100;

/** What agents and keys did on each day that had calls, newest first. @param from and to: YYYY-MM-DD, UTC */
export const activityQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['usage', 'activity', from, to],
    queryFn: async () => {
      const days: ActivityDay[] = [];
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const query = { start_date: from, end_date: to, page, page_size: DAYS_PER_PAGE };
        const { results, metadata } = await answerOf(api.GET('/agent/daily/activity', { params: { query } }));
        days.push(...results);
        pages = metadata.total_pages;
      }
      return days;
    },
  });

/** What each day cost each user. */
export const spendQuery = (from: string, to: string) =>
  queryOptions({
    queryKey: ['usage', 'spend', from, to],
    queryFn: async () => {
      const answer = await answerOf(
        api.GET('/spend/logs', { params: { query: { start_date: from, end_date: to, summarize: 'true' } } }),
      );
      return answer.filter((row): row is SpendDay => 'users' in row);
    },
  });

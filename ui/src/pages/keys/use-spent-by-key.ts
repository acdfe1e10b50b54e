import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usageQuery } from '../../api/usage.ts';
import { isoDay } from '../usage/measure.ts';
import { spentBy } from './spent-by.ts';

/** Of which is told what was spent: days are added up already, so that it costs no more with many calls. */
export const SPENT_DAYS = 30;

const DAY_MS = 86_400_000;

/** What each key has spent lately, nano-dollars by its id; undefined until it is known. */
export function useSpentByKey(): ReadonlyMap<string, number> | undefined {
  const now = Date.now();
  const { data } = useQuery(usageQuery(isoDay(now - (SPENT_DAYS - 1) * DAY_MS), isoDay(now), 'key', false));
  return useMemo(() => data && spentBy(data.sums), [data]);
}

import { useQuery } from '@tanstack/react-query';
import { accessRequestsQuery } from '../api/access-requests.ts';
import { healthQuery } from '../api/health.ts';
import { waitingTasksQuery } from '../api/tasks.ts';
import { count, plural } from '../format/count.ts';
import type { Page } from './pages.ts';
import { usePowers } from './use-powers.ts';

export interface RailCount {
  shown: string;
  /** Of what, in words. */
  says: string;
  isBad?: true;
}

/** What of a page waits for somebody; a page of which nothing does has none. */
export function useRailCounts(): Partial<Record<Page['to'], RailCount>> {
  const { data: health } = useQuery({ ...healthQuery, enabled: usePowers().mayInspect });
  const { data: waiting } = useQuery(waitingTasksQuery);
  const { data: requests = [] } = useQuery(accessRequestsQuery);
  const down = health?.unhealthy_endpoints.filter(({ paused }) => !paused).length ?? 0;
  const asked = requests.filter(({ may_decide }) => may_decide).length;
  return {
    ...(down > 0 && { '/agents': { shown: count(down), says: `${plural(down, 'agent')} down`, isBad: true } }),
    ...(waiting && waiting.amount > 0 && { '/tasks': countOfTasks(waiting) }),
    ...(asked > 0 && {
      '/keys': { shown: count(asked), says: `${plural(asked, 'request')} for access to answer` },
    }),
  };
}

function countOfTasks({ amount, areMore }: { amount: number; areMore: boolean }): RailCount {
  const shown = areMore ? `${count(amount)}+` : count(amount);
  return { shown, says: `${shown} waiting for an answer` };
}

import type { HealthHistory } from '../../api/health.ts';
import { count, plural } from '../../format/count.ts';
import { clock } from '../../format/time.ts';

/** How an agent fared in one hour. */
export interface HealthHour {
  /** When it began, epoch milliseconds. */
  at: number;
  calls: number;
  failed: number;
  /** Whether a health check said at some time of it that a deployment is not healthy. */
  isCheckFailed: boolean;
}

/** The hours of an agent, the oldest first; empty for one that the answer does not know. */
export function healthDayOf({ since, slot_ms, agents }: HealthHistory, agentId: string): HealthHour[] {
  const its = agents.find(({ agent_id }) => agent_id === agentId);
  return (its?.calls ?? []).map((calls, hour) => ({
    at: Date.parse(since) + hour * slot_ms,
    calls,
    failed: its?.failed_calls[hour] ?? 0,
    isCheckFailed: its?.check_failed[hour] ?? false,
  }));
}

/** The same in words, for who cannot see it or wants to know more. */
export function healthDayText(hours: readonly HealthHour[]): string {
  const calls = sumOf(hours.map((hour) => hour.calls));
  const failed = sumOf(hours.map((hour) => hour.failed));
  const down = hours.filter(({ isCheckFailed }) => isCheckFailed);
  return [
    `${plural(calls, 'call')} in ${plural(hours.length, 'hour')}`,
    failed > 0 && `${count(failed)} failed, in the ${hoursText(hours.filter((hour) => hour.failed > 0))}`,
    down.length > 0 ? `checks failed in the ${hoursText(down)}` : 'no check failed',
  ]
    .filter(Boolean)
    .join('; ');
}

/** More than these are only counted. */
const MOST_TOLD = 4;

const hoursText = (hours: readonly HealthHour[]): string =>
  hours.length > MOST_TOLD
    ? `course of ${plural(hours.length, 'hour')}`
    : `${hours.length === 1 ? 'hour' : 'hours'} from ${hours.map(({ at }) => clock(at).slice(0, 5)).join(', ')}`;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

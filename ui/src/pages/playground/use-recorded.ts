import { useQuery } from '@tanstack/react-query';
import { callsOfTraceQuery } from '../../api/recent-calls.ts';
import type { Call } from '../../api/types.ts';
import type { Turn } from './turn.ts';

/** What the gateway recorded of a turn that is over: its own call, once it is there, and those that it caused. */
export function useRecorded({ ms, traceId, requestId }: Turn): { call: Call | undefined; nested: readonly Call[] } {
  const isOver = ms !== null && traceId !== null;
  const { data: calls = [] } = useQuery({ ...callsOfTraceQuery(traceId ?? '', requestId), enabled: isOver });
  const call = calls.find((one) => one.request_id === requestId);
  return { call, nested: calls.filter((one) => one.caller_agent_id !== null && one.id !== call?.id) };
}

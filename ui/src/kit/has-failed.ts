import type { Call } from '../api/types.ts';

const FAILED: ReadonlySet<Call['outcome']> = new Set(['agent-error', 'upstream-error', 'truncated', 'gateway-error']);

/** Whether something went wrong behind the gateway, or in it. */
export const hasFailed = ({ outcome }: Pick<Call, 'outcome'>): boolean => FAILED.has(outcome);

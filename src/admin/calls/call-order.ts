import { z } from 'zod';
import type { CallOrder } from '../../ledger/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';

const MEMBERS = {
  started_at: 'startedAt',
  duration_ms: 'durationMs',
  first_byte_ms: 'firstByteMs',
  cost_nano: 'costNano',
  total_tokens: 'totalTokens',
  outcome: 'outcome',
  operation: 'operation',
} as const satisfies Record<string, CallOrder['by']>;

type OrderColumn = keyof typeof MEMBERS;
const COLUMNS = Object.keys(MEMBERS) as [OrderColumn, ...OrderColumn[]];

/** How a list of calls is ordered: by the columns that its indexes hold. */
export const callOrderQuery = z.object({
  sort_by: z.enum(COLUMNS).optional().describe('"started_at" unless told; with "q" nothing else.'),
  sort_order: z.enum(['asc', 'desc']).optional().describe('"desc" unless told.'),
});

type OrderQuery = z.output<typeof callOrderQuery> & { q?: string | undefined };

/**
 * @returns undefined for the newest first
 * @throws SwitchboardError INVALID_PARAMS when a text is looked for in another order
 */
export function orderOf({ sort_by = 'started_at', sort_order = 'desc', q }: OrderQuery): CallOrder | undefined {
  const descending = sort_order === 'desc';
  if (sort_by === 'started_at' && descending) return undefined;
  if (q !== undefined) throw new SwitchboardError('INVALID_PARAMS', SEARCHED_BACKWARDS, { violations: [VIOLATION] });
  return { by: MEMBERS[sort_by], descending };
}

const SEARCHED_BACKWARDS =
  'A text is looked for from the newest call back, in no other order. Leave sort_by out, or q.';
const VIOLATION = { field: 'sort_by', description: 'cannot be combined with q' };

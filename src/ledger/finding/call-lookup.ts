import type { CallScope } from '../../access/index.ts';
import type { RecordedCall } from '../call.ts';
import type { CallFilter, CallMember } from './call-filter.ts';

/** By what calls are looked up in an index: a member's values, whose they are, or the order in which they were recorded. */
export type Lookup = CallMember | 'scope';

/** Members of which a value belongs to few calls. What a key has called is never more than what its owners have. */
const SHARED_BY_FEW = ['id', 'requestId', 'messageId', 'traceId', 'taskId', 'contextId', 'sessionId', 'keyId'] as const;
const SHARED_BY_MANY = ['callerAgentId', 'userId', 'teamId', 'agentId', 'model'] as const;
/** Their indexes give the calls of one value in the order of a list. */
const IN_ORDER: readonly CallMember[] = ['keyId', ...SHARED_BY_MANY];

const INDEXED: ReadonlySet<keyof RecordedCall> = new Set([...SHARED_BY_FEW, ...SHARED_BY_MANY]);

/** Whether the database could look calls up by a member. */
export const isIndexed = (member: keyof RecordedCall): boolean => INDEXED.has(member);

/**
 * By what the calls of a filter are best looked up: whatever is shared by the fewest. SQLite cannot tell; it prefers the
 * index that spares it sorting, and so reads a hundred thousand calls of an agent to find the one of a task.
 *
 * @returns null when nothing is better than to go back in time from the newest
 */
export function lookupOf({ values = {}, scope }: CallFilter): Lookup | null {
  // The partial indexes do not hold the calls without a value.
  const isNamed = (member: CallMember) => values[member]?.includes(null) === false;
  return (
    SHARED_BY_FEW.find(isNamed) ?? (scope?.kind === 'of' ? 'scope' : undefined) ?? SHARED_BY_MANY.find(isNamed) ?? null
  );
}

/**
 * Filters that together mean what one means, each for one value of what calls are looked up by: an index has the calls of one
 * value in order, so that the newest of each are quickly found, while those of several values had to be sorted.
 */
export function alternativesOf(filter: CallFilter): [CallFilter, ...CallFilter[]] {
  const [first, ...others] = splitOf(filter);
  return first ? [first, ...others] : [filter];
}

function splitOf(filter: CallFilter): CallFilter[] {
  const { values = {}, scope } = filter;
  const lookup = lookupOf(filter);
  if (lookup === 'scope') return scopesOf(scope).map((part) => ({ ...filter, scope: part }));
  if (lookup === null || !IN_ORDER.includes(lookup)) return [];
  return [...new Set(values[lookup])].map((value) => ({ ...filter, values: { ...values, [lookup]: [value] } }));
}

const NOBODY = { kind: 'of', keyIds: [], userIds: [], teamIds: [] } as const;

function scopesOf(scope: CallScope | undefined): CallScope[] {
  if (scope?.kind !== 'of') return [];
  return [
    ...scope.keyIds.map((id) => ({ ...NOBODY, keyIds: [id] })),
    ...scope.userIds.map((id) => ({ ...NOBODY, userIds: [id] })),
    ...scope.teamIds.map((id) => ({ ...NOBODY, teamIds: [id] })),
  ];
}

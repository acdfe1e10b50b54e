import { type CallScope, isInScope } from '../../access/index.ts';
import type { RecordedCall } from '../call.ts';
import { parseTags } from '../call-tags.ts';
import { mentions } from './call-search.ts';

/** What a member of a call can be looked for by. */
export type CallValue = string | number | null;

/** Members of a call that hold one value. Lists have filters of their own. */
export type CallMember = Exclude<keyof RecordedCall, 'attempts' | 'tags' | 'modelFacts'>;

/** Both ends belong to it. */
export interface CallRange {
  min?: number;
  max?: number;
}

/** Which calls are meant. Absent fields do not restrict; several restrict together. */
export interface CallFilter {
  /** The values that a member may have; null stands for none. */
  values?: Partial<Record<CallMember, readonly CallValue[]>>;
  /** Between what a number must lie; unknown numbers lie nowhere. */
  ranges?: Partial<Record<CallMember, CallRange>>;
  /** Each must be among the call's tags. */
  tags?: readonly string[];
  /** What a name, an id, the error message or what was said must hold; see `SEARCHED_MEMBERS`. */
  text?: string;
  /** What may be seen. */
  scope?: CallScope;
  /** Calls that ended with this error are not meant. */
  exceptErrorCode?: string;
}

/**
 * Whether a call is meant: says the same of a call as the database does of its row.
 * @param said the request and the answer as JSON, in folded case
 */
export function isMeant(call: RecordedCall, filter: CallFilter, said: () => string = () => ''): boolean {
  const { values = {}, ranges = {}, tags = [], text, scope, exceptErrorCode } = filter;
  if (scope && !isInScope(scope, call)) return false;
  if (exceptErrorCode !== undefined && call.errorCode === exceptErrorCode) return false;
  const own = tags.length === 0 ? [] : parseTags(call.tags);
  return (
    membersOf(values).every(([member, allowed]) => allowed.includes(call[member])) &&
    membersOf(ranges).every(([member, range]) => liesIn(call[member], range)) &&
    tags.every((tag) => own.includes(tag)) &&
    (text === undefined || mentions(call, text, said))
  );
}

/** The members that are restricted, and how. */
export const membersOf = <Value>(restricted: Partial<Record<CallMember, Value>>): [CallMember, Value][] =>
  Object.entries(restricted) as [CallMember, Value][];

const liesIn = (value: CallValue, { min = -Infinity, max = Infinity }: CallRange): boolean =>
  typeof value === 'number' && value >= min && value <= max;

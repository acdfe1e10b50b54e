import type { Json } from '../json.ts';

/** One difference between two cards. */
export interface CardChange {
  /** JSON pointer (RFC 6901). */
  path: string;
  /** Absent when it was added. */
  before: Json | undefined;
  /** Absent when it was removed. */
  after: Json | undefined;
}

export function diffCards(_before: Json, _after: Json): CardChange[] {
  return [];
}

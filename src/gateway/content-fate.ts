/** What becomes of what is said in a call: the record keeps it, or only destinations of traces are told, or nobody. */
export type ContentFate = 'kept' | 'passing' | 'dropped';

/** What the operator decided where agent and key leave it open. */
export interface ContentTerms {
  contentByDefault: boolean;
  /** Whether a destination of traces wants it, also where it is not kept. */
  exportsContent: () => boolean;
}

/** @param said what agent and key say; null when both leave it open. A no is one for destinations, too */
export function contentFate(said: boolean | null, { contentByDefault, exportsContent }: ContentTerms): ContentFate {
  if (said === false) return 'dropped';
  if (said === true || contentByDefault) return 'kept';
  return exportsContent() ? 'passing' : 'dropped';
}

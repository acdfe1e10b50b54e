import type { RecordedCall } from '../call.ts';

/**
 * The members that a text is looked for in: names, ids, and what went wrong. Not `agentId` and `decision`: of an agent that
 * its caller may not see they are hidden, and must not be found either (security promise 18).
 */
export const SEARCHED_MEMBERS = [
  'id',
  'requestId',
  'agentName',
  'keyId',
  'keyAlias',
  'userId',
  'teamId',
  'teamAlias',
  'messageId',
  'taskId',
  'contextId',
  'traceId',
  'traceRef',
  'sessionId',
  'deploymentId',
  'errorCode',
  'errorMessage',
] as const satisfies readonly (keyof RecordedCall)[];

/** Letters A to Z are alike in either case; that is what both databases and this program do in the same way. */
export const foldCase = (text: string): string => text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** How a text may be spelled in what was said, which is kept as the JSON that came: as it is, escaped, or in ASCII alone. */
export function spellingsOf(text: string): string[] {
  const escaped = JSON.stringify(text).slice(1, -1);
  const ascii = escaped.replaceAll(/[^\0-\x7f]/g, escapeCodeUnit);
  return [...new Set([text, escaped, ascii].map(foldCase))];
}

const escapeCodeUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * Whether a call holds a text: says the same as the database does.
 * @param said the request and the answer as JSON, in folded case; asked only if it matters
 */
export function mentions(call: RecordedCall, text: string, said: () => string): boolean {
  const folded = foldCase(text);
  if (SEARCHED_MEMBERS.some((member) => foldCase(call[member] ?? '').includes(folded))) return true;
  const content = said();
  return spellingsOf(text).some((spelling) => content.includes(spelling));
}

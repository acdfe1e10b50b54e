import { createHash } from 'node:crypto';

/**
 * The id of a span that has none of its own, 16 hex digits: always the same of the same call, so that what is delivered
 * twice is one span (tracing notes, B.6).
 * @param of the call's span, or the call
 * @param role what the span is beside it
 */
export const derivedSpanId = (of: string, role: string): string => {
  const id = createHash('sha256').update(`${of} ${role}`).digest('hex').slice(0, 16);
  return id === ZEROS ? ONE : id;
};

const ZEROS = '0'.repeat(16);
const ONE = '0'.repeat(15).concat('1');

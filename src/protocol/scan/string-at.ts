import { BYTE } from './bytes.ts';
import type { Span } from './span.ts';

/**
 * Reads a string of a scanned text, without its quotes and with its escapes resolved.
 *
 * @param span undefined when nothing was found
 * @returns undefined when no string stands there
 */
export function stringAt(bytes: Buffer, span: Span | undefined): string | undefined {
  if (!span || bytes[span.start] !== BYTE.quote) return undefined;
  const written = bytes.toString('utf8', span.start + 1, span.end - 1);
  return written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written;
}

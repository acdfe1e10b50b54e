import { z } from 'zod';

/** Query of every list that pages. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).optional().describe('How many at most.'),
  cursor: z.string().max(1024).optional().describe('Where to go on: the next cursor of the page before.'),
});

/**
 * Headers that lead to the next page, for lists whose body is a bare array (RFC 8288).
 *
 * @param url path and query as asked for
 */
export function nextPageHeaders(url: string, nextCursor: string | null): Record<string, string> {
  if (nextCursor === null) return {};
  const [path = '', search = ''] = url.split('?', 2);
  const query = new URLSearchParams(search);
  query.set('cursor', nextCursor);
  return { 'x-next-cursor': nextCursor, link: `<${path}?${query.toString()}>; rel="next"` };
}

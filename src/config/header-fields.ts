import { z } from 'zod';

/** RFC 9110, sections 5.1 and 5.5: what else stands in a header would end it, and begin another. */
export const headerName = z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, 'not an HTTP header name');
export const headerValue = z
  .string()
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'not an HTTP header value: no line breaks, Latin-1 only');
export const headerMap = z.record(headerName, headerValue);

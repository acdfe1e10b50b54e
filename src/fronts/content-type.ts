import { SwitchboardError } from '../protocol/index.ts';
import type { Exchange } from './exchange.ts';

const JSON_TYPE = /^application\/(?:[\w.+-]*\+)?json\b/i;

/**
 * JSON in any of its media types; a missing type is forgiven, since the body is read as JSON all the same.
 *
 * @throws SwitchboardError CONTENT_TYPE_NOT_SUPPORTED
 */
export function checkContentType(exchange: Exchange): void {
  const contentType = exchange.header('content-type');
  if (contentType === undefined || JSON_TYPE.test(contentType)) return;
  throw new SwitchboardError(
    'CONTENT_TYPE_NOT_SUPPORTED',
    `Bodies are "application/json" or "application/a2a+json"; this one says "${contentType.slice(0, 64)}".`,
  );
}

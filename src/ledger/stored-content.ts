import { isStreaming, type Operation } from '../protocol/index.ts';
import type { Call } from './call.ts';
import type { StoredContent } from './call-queries.ts';

/** What was said, as it is kept; null for what there was none of. */
interface Said {
  request: string | null;
  response: string | null;
  truncated: boolean;
}

/** Tells whether what was answered is a body or the events of a stream. */
export function storedContent(call: Call, { request, response, truncated }: Said): StoredContent {
  const isEventList = call.eventCount > 0 && (call.front === 'models' || isStreaming(call.operation as Operation));
  return {
    request,
    response: isEventList ? null : response,
    events: isEventList ? response : null,
    truncated,
  };
}

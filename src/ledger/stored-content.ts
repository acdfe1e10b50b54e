import { isStreaming, type Operation } from '../protocol/index.ts';
import type { Call } from './call.ts';

/** What was said, as it is kept: redacted, each a valid JSON text. */
export interface StoredContent {
  /** Null when there was no body. */
  request: string | null;
  /** Null when there was none, or the answer was a stream. */
  response: string | null;
  /** Of a stream, the array of its events: `{at_ms, event}`, times in milliseconds after the arrival. */
  events: string | null;
  /** True when a body was longer than the content limit and was cut. */
  truncated: boolean;
  /** JSON of `StoredHeaders`; absent where none are kept, as in records from before they were. */
  headers?: string | undefined;
}

/** The same before it is known what the answer was; null for what there was none of. */
interface Said extends Pick<StoredContent, 'request' | 'response' | 'truncated' | 'headers'> {}

/** Tells whether what was answered is a body or the events of a stream. */
export function storedContent(call: Call, { request, response, truncated, headers }: Said): StoredContent {
  const isEventList = call.eventCount > 0 && (call.front === 'models' || isStreaming(call.operation as Operation));
  return {
    request,
    response: isEventList ? null : response,
    events: isEventList ? response : null,
    truncated,
    ...(headers !== undefined && { headers }),
  };
}

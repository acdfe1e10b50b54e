/** One event of a server-sent event stream. */
export interface SseEvent {
  /** The event's data, without the field name; lines joined with LF. Valid until its chunk is overwritten: never, here. */
  data: Buffer;
  /** The `event:` field; undefined for plain messages. */
  event: string | undefined;
}

export interface SseLimits {
  /** Bytes one event may take, including its field names and line ends. */
  maxEventBytes: number;
}

export class SseReader {
  constructor(_limits: SseLimits) {}
  /** True while an event has begun and not ended: at the stream's end it means truncation. */
  get pending(): boolean {
    throw new Error('in the making');
  }
  /** @throws SwitchboardError UPSTREAM_TOO_LARGE */
  push(_chunk: Buffer): SseEvent[] {
    throw new Error('in the making');
  }
  /** The stream ended. An unfinished event is discarded; `pending` then stays true. */
  end(): SseEvent[] {
    throw new Error('in the making');
  }
}

/** Encodes one event. @throws RangeError when `event` holds a line break */
export function sseEvent(_data: string | Buffer, _event?: string): Buffer {
  throw new Error('in the making');
}

/** A comment that keeps idle connections open. */
export const SSE_KEEP_ALIVE: Buffer = Buffer.from(': ping\n\n');

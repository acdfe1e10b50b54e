import { EventSourceParserStream } from 'eventsource-parser/stream';
import { apiError, gatewayUrl, UI_HEADERS } from './client.ts';

export interface ServerSentEvent {
  id?: string | undefined;
  event?: string | undefined;
  data: string;
}

type StreamInit = Omit<RequestInit, 'headers'> & {
  headers?: Record<string, string>;
  /** The first of it has come: nothing that happens from now on is missed, and what happened before can be asked for. */
  onOpen?: () => void;
};

/**
 * Events of a stream as they come. The browser's own reader cannot send the header that a session needs.
 *
 * @throws ApiError when it is refused
 */
export async function* serverSentEvents(
  path: string,
  signal: AbortSignal,
  { onOpen, ...init }: StreamInit = {},
): AsyncGenerator<ServerSentEvent> {
  const response = await fetch(gatewayUrl(path), {
    ...init,
    headers: { accept: 'text/event-stream', ...UI_HEADERS, ...init.headers },
    credentials: 'same-origin',
    signal,
  });
  if (!response.ok || !response.body) throw apiError(response.status, await response.json().catch(() => undefined));
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(telling(onOpen))
    .pipeThrough(new EventSourceParserStream());
  const reader = events.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Tells of the first piece that passes. */
function telling(onFirst: () => void = () => undefined): TransformStream<string, string> {
  let isFirst = true;
  return new TransformStream({
    transform(piece, passed) {
      if (isFirst) onFirst();
      isFirst = false;
      passed.enqueue(piece);
    },
  });
}

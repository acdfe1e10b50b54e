import { EventSourceParserStream } from 'eventsource-parser/stream';
import { apiError, gatewayUrl, UI_HEADERS } from './client.ts';

export interface ServerSentEvent {
  id?: string | undefined;
  event?: string | undefined;
  data: string;
}

/**
 * Events of a stream as they come. The browser's own reader cannot send the header that a session needs.
 *
 * @throws ApiError when it is refused
 */
export async function* serverSentEvents(
  path: string,
  signal: AbortSignal,
  init: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
): AsyncGenerator<ServerSentEvent> {
  const response = await fetch(gatewayUrl(path), {
    ...init,
    headers: { accept: 'text/event-stream', ...UI_HEADERS, ...init.headers },
    credentials: 'same-origin',
    signal,
  });
  if (!response.ok || !response.body) throw apiError(response.status, await response.json().catch(() => undefined));
  const events = response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
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

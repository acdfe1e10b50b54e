import { EventSourceParserStream } from 'eventsource-parser/stream';
import { gatewayUrl, UI_HEADERS } from '../../api/client.ts';

export interface A2aRequest {
  agent: string;
  /** Null acts as whoever is signed in. */
  key: string | null;
  method: 'SendMessage' | 'SendStreamingMessage' | 'CancelTask';
  params: object;
  signal: AbortSignal;
}

export interface A2aExchange {
  /** What was sent. */
  request: object;
  /** What comes back: one message, or the events of a stream. */
  bodies: AsyncGenerator;
  /** Known once the first body is there. */
  requestId: () => string | null;
}

/** Asks as any client of A2A 1.0 over JSON-RPC would. */
export function ask({ agent, key, method, params, signal }: A2aRequest): A2aExchange {
  const request = { jsonrpc: '2.0', id: crypto.randomUUID(), method, params };
  let requestId: string | null = null;
  async function* bodies(): AsyncGenerator {
    const response = await fetch(gatewayUrl(`/a2a/${encodeURIComponent(agent)}`), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'a2a-version': '1.0',
        ...(key === null ? UI_HEADERS : { authorization: `Bearer ${key}` }),
      },
      credentials: key === null ? 'same-origin' : 'omit',
      body: JSON.stringify(request),
      signal,
    });
    requestId = response.headers.get('x-request-id');
    if (response.body && response.headers.get('content-type')?.startsWith('text/event-stream'))
      yield* events(response.body);
    else yield await response.json();
  }
  return { request, bodies: bodies(), requestId: () => requestId };
}

async function* events(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator {
  const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield JSON.parse(value.data);
  }
}

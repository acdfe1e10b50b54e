import { EventSourceParserStream } from 'eventsource-parser/stream';
import { gatewayUrl, UI_HEADERS } from '../../api/client.ts';

export interface A2aRequest {
  agent: string;
  /** Null acts as whoever is signed in. */
  key: string | null;
  method: 'SendMessage' | 'SendStreamingMessage' | 'CancelTask' | 'SubscribeToTask';
  params: object;
  signal: AbortSignal;
}

/** A question and what comes back, whatever the wire. */
export interface Exchange {
  /** What it is called among the frames. */
  name: string;
  /** What was sent. */
  request: object;
  /** What comes back: one body, or the events of a stream. */
  bodies: AsyncGenerator;
  /** Known once the answer has begun. */
  found: () => { requestId: string | null; traceId: string | null };
}

/** Asks as any client of A2A 1.0 over JSON-RPC would. */
export function ask({ agent, key, method, params, signal }: A2aRequest): Exchange {
  const request = { jsonrpc: '2.0', id: crypto.randomUUID(), method, params };
  const path = `/a2a/${encodeURIComponent(agent)}`;
  return exchange({ name: method, path, headers: { 'a2a-version': '1.0' }, request, key, signal });
}

export interface ChatRequest {
  agent: string;
  key: string | null;
  messages: readonly { role: 'user' | 'assistant'; content: string }[];
  isStreaming: boolean;
  signal: AbortSignal;
}

/** Asks as any client of OpenAI's would, for which agents are models. */
export function askAsModel({ agent, messages, isStreaming, key, signal }: ChatRequest): Exchange {
  const request = { model: `a2a/${agent}`, messages, ...(isStreaming && { stream: true }) };
  return exchange({ name: 'chat.completions', path: '/v1/chat/completions', headers: {}, request, key, signal });
}

interface Sent {
  name: string;
  path: string;
  headers: Record<string, string>;
  request: object;
  key: string | null;
  signal: AbortSignal;
}

function exchange({ name, path, headers, request, key, signal }: Sent): Exchange {
  let found: ReturnType<Exchange['found']> = { requestId: null, traceId: null };
  async function* bodies(): AsyncGenerator {
    const response = await fetch(gatewayUrl(path), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...headers,
        ...(key === null ? UI_HEADERS : { authorization: `Bearer ${key}` }),
      },
      credentials: key === null ? 'same-origin' : 'omit',
      body: JSON.stringify(request),
      signal,
    });
    found = { requestId: response.headers.get('x-request-id'), traceId: response.headers.get('x-litellm-trace-id') };
    if (response.body && response.headers.get('content-type')?.startsWith('text/event-stream'))
      yield* events(response.body);
    else yield await response.json();
  }
  return { name, request, bodies: bodies(), found: () => found };
}

/** OpenAI's streams end with a word that is no JSON. */
const END = '[DONE]';

async function* events(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator {
  const reader = body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (value.data !== END) yield JSON.parse(value.data);
  }
}

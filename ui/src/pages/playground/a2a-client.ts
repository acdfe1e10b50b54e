import { EventSourceParserStream } from 'eventsource-parser/stream';
import { gatewayUrl, UI_HEADERS } from '../../api/client.ts';
import type { A2aWire, Operation } from './a2a-wires.ts';

/** As whom one calls: oneself, a key that one may speak as, or one that was pasted. */
export type Speaker = { kind: 'self' } | { kind: 'key'; id: string; name: string } | { kind: 'pasted'; key: string };

export interface A2aRequest {
  agent: string;
  speaker: Speaker;
  wire: A2aWire;
  operation: Operation;
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

/** Asks as any client of A2A over JSON-RPC would. */
export function ask({ agent, speaker, wire, operation, params, signal }: A2aRequest): Exchange {
  const method = wire.methods[operation];
  const request = { jsonrpc: '2.0', id: crypto.randomUUID(), method, params };
  const path = `/a2a/${encodeURIComponent(agent)}`;
  return exchange({ name: method, path, headers: { 'a2a-version': wire.version }, request, speaker, signal });
}

export interface ChatRequest {
  agent: string;
  speaker: Speaker;
  messages: readonly { role: 'user' | 'assistant'; content: unknown }[];
  isStreaming: boolean;
  signal: AbortSignal;
}

/** Asks as any client of OpenAI's would, for which agents are models. */
export function askAsModel({ agent, messages, isStreaming, speaker, signal }: ChatRequest): Exchange {
  const request = { model: `a2a/${agent}`, messages, ...(isStreaming && { stream: true }) };
  return exchange({ name: 'chat.completions', path: '/v1/chat/completions', headers: {}, request, speaker, signal });
}

interface Sent {
  name: string;
  path: string;
  headers: Record<string, string>;
  request: object;
  speaker: Speaker;
  signal: AbortSignal;
}

function exchange({ name, path, headers, request, speaker, signal }: Sent): Exchange {
  let found: ReturnType<Exchange['found']> = { requestId: null, traceId: null };
  async function* bodies(): AsyncGenerator {
    const response = await fetch(gatewayUrl(path), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...headers,
        ...headersOf(speaker),
      },
      // A key is tried as its holder would use it: without the session.
      credentials: speaker.kind === 'pasted' ? 'omit' : 'same-origin',
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

/** The gateway lends no key to a session: it is told as which one is to be spoken, and decides whether that may be. */
function headersOf(speaker: Speaker): Record<string, string> {
  if (speaker.kind === 'pasted') return { authorization: `Bearer ${speaker.key}` };
  return speaker.kind === 'self' ? UI_HEADERS : { ...UI_HEADERS, 'x-switchboard-act-as': speaker.id };
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

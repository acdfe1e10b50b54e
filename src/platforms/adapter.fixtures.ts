import type { OutboundResponse } from '../outbound/index.ts';
import { type Json, type JsonObject, stringifyJson, type UpstreamEvent } from '../protocol/index.ts';
import type { UpstreamContext, UpstreamRequest, UpstreamTurn } from './adapter.ts';

/** What a scripted platform answers; `body` in the pieces in which it arrives, the last one an error that breaks it off. */
export interface ScriptedAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: Json | (Buffer | Error)[];
}

export interface ScriptedUpstream {
  context: UpstreamContext;
  sent: UpstreamRequest[];
  /** @returns a turn on it, whatever it says */
  turn: (changes?: Partial<UpstreamTurn>) => UpstreamTurn;
}

export const SESSION_KEY = '0123456789abcdef'.repeat(4);

/** A platform that answers one request after the other as it is told. */
export function scriptedUpstream(settings: JsonObject, answers: ScriptedAnswer[]): ScriptedUpstream {
  const sent: UpstreamRequest[] = [];
  const context: UpstreamContext = {
    upstream: {
      url: new URL('https://platform.example/base/'),
      network: 'public',
      headers: {},
      timeouts: { connectMs: 1000, firstByteMs: 1000, idleMs: 1000, totalMs: 0 },
      maxResponseBytes: 1_000_000,
      maxEventBytes: 1_000_000,
    },
    http: {
      send: async (request) => {
        const answer = answers[sent.length];
        sent.push(request);
        if (!answer) throw new Error(`The script has no answer to ${request.method} ${request.url.href}.`);
        return responseOf(answer);
      },
    },
    settings,
    signal: new AbortController().signal,
  };
  const turn = (changes: Partial<UpstreamTurn> = {}): UpstreamTurn => ({
    ...context,
    taskId: 'task-1',
    parts: [{ text: 'hello' }],
    metadata: {},
    sessionKey: SESSION_KEY,
    userKey: 'f'.repeat(64),
    session: undefined,
    resume: undefined,
    idempotencyKey: 'task-1.1',
    detached: false,
    ...changes,
  });
  return { context, sent, turn };
}

export function responseOf({ status = 200, headers = {}, body = [] }: ScriptedAnswer): OutboundResponse {
  const pieces = isPieces(body) ? body : [Buffer.from(stringifyJson(body))];
  return {
    status,
    headers,
    body: {
      async *[Symbol.asyncIterator]() {
        for (const piece of pieces) {
          if (piece instanceof Error) throw piece;
          yield piece;
        }
      },
      buffer: () => Buffer.concat(pieces.filter((piece) => Buffer.isBuffer(piece))),
      abort: () => undefined,
    },
  };
}

const isPieces = (body: Json | (Buffer | Error)[]): body is (Buffer | Error)[] =>
  Array.isArray(body) && body.every((piece) => Buffer.isBuffer(piece) || piece instanceof Error);

export async function eventsOf(events: AsyncIterable<UpstreamEvent>): Promise<UpstreamEvent[]> {
  const told: UpstreamEvent[] = [];
  for await (const event of events) told.push(event);
  return told;
}

/** A text in two pieces, cut at every byte, one cut after the other. */
export function* cuts(text: string): Generator<Buffer[]> {
  const bytes = Buffer.from(text);
  for (let at = 1; at < bytes.length; at++) yield [bytes.subarray(0, at), bytes.subarray(at)];
}

/** A text byte by byte. */
export const byBytes = (text: string): Buffer[] => [...Buffer.from(text)].map((byte) => Buffer.from([byte]));

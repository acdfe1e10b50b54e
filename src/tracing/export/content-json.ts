import { isJsonObject, type Json } from '../../protocol/index.ts';

/** An event of a stream as records keep it. */
export interface KeptEvent {
  /** Milliseconds after the call's arrival; null where that was not kept. */
  atMs: number | null;
  event: Json;
}

/** Bodies that were cut are told as they are kept: with a note, and their beginning. */
export function parsed(body: string | null): Json {
  if (body === null) return null;
  try {
    return JSON.parse(body) as Json;
  } catch {
    return body;
  }
}

/** @param events of a `StoredContent` */
export function keptEvents(events: string): KeptEvent[] {
  const list = parsed(events);
  return (Array.isArray(list) ? list : [list]).map((entry) => {
    const at = memberOf(entry, 'at_ms');
    return { atMs: typeof at === 'number' ? at : null, event: memberOf(entry, 'event') ?? entry };
  });
}

export const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  isJsonObject(value) ? value[name] : undefined;

export const firstOf = (list: Json | undefined): Json | undefined => (Array.isArray(list) ? list[0] : undefined);

/** What is within the envelope of JSON-RPC, if it has one. */
export const resultOf = (answer: Json): Json => memberOf(answer, 'result') ?? memberOf(answer, 'error') ?? answer;

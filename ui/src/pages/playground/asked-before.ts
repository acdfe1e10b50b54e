import type { Part } from './turn.ts';

/** What a call had asked, as it can be asked again. */
export interface AskedBefore {
  parts: Part[];
  /** Files of which no more than this is kept: they have to be attached again. */
  missing: MissingFile[];
  /** Null when it began a conversation. */
  contextId: string | null;
}

export interface MissingFile {
  name: string;
  /** Hexadecimal. */
  sha256: string;
}

/**
 * Looks for the message in the body of a call, in every version and binding of A2A, and for the last words of a chat.
 *
 * @returns undefined when nothing was asked, or nothing of it was kept
 */
export function askedBefore(request: unknown): AskedBefore | undefined {
  const message = messageIn(request, 0);
  if (!message) return undefined;
  const given = message['parts'] ?? message['content'];
  const parts = typeof given === 'string' ? [{ text: given }] : Array.isArray(given) ? given.flatMap(partOf) : [];
  const missing = Array.isArray(given) ? given.flatMap(missingFile) : [];
  if (parts.length + missing.length === 0) return undefined;
  const contextId = message['contextId'] ?? message['context_id'];
  return { parts, missing, contextId: typeof contextId === 'string' ? contextId : null };
}

const MAX_DEPTH = 6;

/** The last of what was said to the agent: chats repeat all that went before. */
function messageIn(value: unknown, depth: number): Record<string, unknown> | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (Array.isArray(value)) return value.map((one) => messageIn(one, depth + 1)).findLast((one) => one !== undefined);
  const fields = recordOf(value);
  if (!fields) return undefined;
  if (Array.isArray(fields['parts'])) return fields;
  if (fields['role'] === 'user' && fields['content'] !== undefined) return fields;
  for (const name of ['params', 'message', 'request', 'messages', 'input']) {
    const inner = fields[name];
    if (name === 'input' && typeof inner === 'string') return { content: inner };
    const found = messageIn(inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}

/** As A2A 1.0 has it; 0.3 and chats say the same in other words. */
function partOf(value: unknown): Part[] {
  const part = recordOf(value);
  if (!part) return [];
  if (typeof part['text'] === 'string') return [{ text: part['text'] }];
  if (part['data'] !== undefined) return [{ data: part['data'] }];
  const file = recordOf(part['file']) ?? part;
  const [raw, url] = [
    file['raw'] ?? file['bytes'] ?? file['fileWithBytes'],
    file['url'] ?? file['uri'] ?? file['file_url'],
  ];
  const inline = /^data:([^;,]*);base64,(.*)$/s.exec(textOf(file['file_data']));
  const labels = {
    ...named('filename', file['filename'] ?? file['name']),
    ...named('mediaType', inline?.[1] ?? file['mediaType'] ?? file['mimeType']),
  };
  if (inline) return [{ raw: inline[2] ?? '', ...labels }];
  if (typeof raw === 'string') return [{ raw, ...labels }];
  return typeof url === 'string' ? [{ url, ...labels }] : [];
}

/** In place of a file's bytes the record keeps by what it would be known again. */
function missingFile(value: unknown): MissingFile[] {
  const part = recordOf(value);
  const file = recordOf(part?.['file']) ?? part;
  const kept = [file?.['raw'], file?.['bytes'], file?.['fileWithBytes']].map(recordOf).find((one) => one !== undefined);
  const known = recordOf(kept?.['redacted_file']);
  if (!known) return [];
  return [{ name: textOf(known['name']) || 'a file', sha256: textOf(known['sha256']) }];
}

const named = (name: 'filename' | 'mediaType', value: unknown): Part =>
  typeof value === 'string' && value !== '' ? { [name]: value } : {};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const recordOf = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

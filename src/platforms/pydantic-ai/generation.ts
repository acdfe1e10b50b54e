import { isJsonObject, type Json, type JsonObject, type Part, stringifyJson } from '../../protocol/index.ts';

/**
 * What a server's wire is like (agent platforms, section 5). FastA2A before 1.0 has the parts of A2A 0.3, each with its
 * `kind`, and does not stream; from 2.0 on it has the parts of A2A 1.0, and does.
 */
export interface Generation {
  is10: boolean;
  streams: boolean;
}

/** By the card: only since 1.0 is there a list of interfaces. */
export function generationOf({ supportedInterfaces, capabilities }: JsonObject): Generation {
  const is10 = Array.isArray(supportedInterfaces);
  return { is10, streams: is10 && isJsonObject(capabilities) && capabilities['streaming'] === true };
}

export const METHODS = {
  send: { '0.3': 'message/send', '1.0': 'SendMessage' },
  stream: { '0.3': 'message/stream', '1.0': 'SendStreamingMessage' },
  get: { '0.3': 'tasks/get', '1.0': 'GetTask' },
  cancel: { '0.3': 'tasks/cancel', '1.0': 'CancelTask' },
} as const;

/** A message to the agent. Explicit nulls and unknown fields are refused by some servers: there are none. */
export const messageOf = (
  { is10 }: Generation,
  { contextId, messageId, parts }: { contextId: string; messageId: string; parts: readonly Part[] },
): JsonObject => ({
  ...(is10 ? {} : { kind: 'message' }),
  role: is10 ? 'ROLE_USER' : 'user',
  messageId,
  contextId,
  parts: parts.map(is10 ? partOf10 : partOf03),
});

/** No generation takes data: it becomes text. */
const textIn = ({ text, data }: Part): string | undefined => {
  if (typeof text === 'string') return text;
  return data === undefined ? undefined : stringifyJson(data);
};

function partOf10(part: Part): JsonObject {
  const text = textIn(part);
  if (text !== undefined) return { text };
  const { raw, url, mediaType = 'application/octet-stream', filename } = part;
  return {
    ...(typeof raw === 'string' ? { raw } : { url: url ?? '' }),
    mediaType,
    ...(typeof filename === 'string' && { filename }),
  };
}

/** Names of files are not in the schema. */
function partOf03(part: Part): JsonObject {
  const text = textIn(part);
  if (text !== undefined) return { kind: 'text', text };
  const { raw, url, mediaType: mimeType = 'application/octet-stream' } = part;
  return { kind: 'file', file: { ...(typeof raw === 'string' ? { bytes: raw } : { uri: url ?? '' }), mimeType } };
}

/** What the agent said, in either generation's parts; thoughts are its own affair. */
export function partsOf(parts: Json | undefined): Part[] {
  const listed = Array.isArray(parts) ? parts.filter(isJsonObject) : [];
  return listed.map(readPart).filter((part) => part !== undefined);
}

function readPart({ text, raw, url, data, file, mediaType, filename, metadata }: JsonObject): Part | undefined {
  if (isJsonObject(metadata) && metadata['type'] === 'thinking') return undefined;
  const more = isJsonObject(metadata) ? { metadata } : {};
  if (typeof text === 'string') return { text, ...more };
  if (data !== undefined) return { data, ...more };
  const { bytes, uri, mimeType = mediaType, name = filename } = isJsonObject(file) ? file : {};
  const terms = {
    ...(typeof mimeType === 'string' && { mediaType: mimeType }),
    ...(typeof name === 'string' && { filename: name }),
    ...more,
  };
  const content = bytes ?? raw;
  if (typeof content === 'string') return { raw: content, ...terms };
  const address = uri ?? url;
  return typeof address === 'string' ? { url: address, ...terms } : undefined;
}

import { isJsonObject, type Json, type JsonObject, stringifyJson } from '../../protocol/index.ts';

/** Models remember nothing: what was said is sent again with every turn, up to this many characters of JSON. */
const MAX_CHARACTERS = 256 * 1024;

/** The messages of a conversation so far. @param session what `sessionOf` made */
export const historyIn = (session: Json | undefined): JsonObject[] => {
  const messages = isJsonObject(session) ? session['messages'] : undefined;
  return Array.isArray(messages) ? messages.filter(isJsonObject) : [];
};

/**
 * A conversation as it is kept: without the bytes of files, which were said once, and without its oldest turns when it has
 * grown too long. It begins with a caller's message, so that no answer of a tool stands without its question.
 */
export function sessionOf(messages: readonly JsonObject[]): JsonObject {
  const kept = messages.map(withoutBytes);
  const sizes = kept.map((message) => stringifyJson(message).length);
  let total = sizes.reduce((sum, size) => sum + size, 0);
  let start = 0;
  while (start < kept.length - 1 && (total > MAX_CHARACTERS || kept[start]?.['role'] !== 'user')) {
    total -= sizes[start] ?? 0;
    start += 1;
  }
  return { messages: kept.slice(start) };
}

function withoutBytes(message: JsonObject): JsonObject {
  const { content } = message;
  if (!Array.isArray(content)) return message;
  return { ...message, content: content.map((block) => (holdsBytes(block) ? SAID_ONCE : block)) };
}

const SAID_ONCE: JsonObject = { type: 'text', text: '[A file that was sent here and is not repeated.]' };

function holdsBytes(block: Json): boolean {
  if (!isJsonObject(block)) return false;
  const { type, image_url, file } = block;
  if (type === 'input_audio') return true;
  const address = isJsonObject(image_url) ? image_url['url'] : isJsonObject(file) ? file['file_data'] : undefined;
  return typeof address === 'string' && address.startsWith('data:');
}

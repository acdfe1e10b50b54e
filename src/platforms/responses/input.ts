import { type JsonObject, type Part, stringifyJson } from '../../protocol/index.ts';

/** What a caller said, as a message of the Responses API (agent platforms, section 3.2). */
export const messageOf = (parts: readonly Part[]): JsonObject => ({
  type: 'message',
  role: 'user',
  content: parts.map(contentOf),
});

function contentOf({ text, raw, url, data, mediaType, filename }: Part): JsonObject {
  if (typeof text === 'string') return { type: 'input_text', text };
  if (data !== undefined) return { type: 'input_text', text: stringifyJson(data) };
  const mime = typeof mediaType === 'string' ? mediaType : 'application/octet-stream';
  const inline = typeof raw === 'string' ? `data:${mime};base64,${raw}` : undefined;
  if (mime.startsWith('image/')) return { type: 'input_image', image_url: inline ?? url ?? '', detail: 'auto' };
  if (inline === undefined) return { type: 'input_file', file_url: url ?? '' };
  return { type: 'input_file', filename: typeof filename === 'string' ? filename : 'file', file_data: inline };
}

import { type Json, type JsonObject, type Part, stringifyJson } from '../../protocol/index.ts';

/** What a caller said, as the content of a chat message: plain text where that is all, which every model takes. */
export function contentOf(parts: readonly Part[]): Json {
  const [only] = parts;
  if (parts.length === 1 && typeof only?.['text'] === 'string') return only['text'];
  return parts.map(blockOf);
}

const AUDIO: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/x-wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp3': 'mp3',
};

function blockOf({ text, raw, url, data, mediaType, filename }: Part): JsonObject {
  if (typeof text === 'string') return { type: 'text', text };
  if (data !== undefined) return { type: 'text', text: stringifyJson(data) };
  const mime = typeof mediaType === 'string' ? mediaType : 'application/octet-stream';
  const format = AUDIO[mime];
  const inline = typeof raw === 'string' ? `data:${mime};base64,${raw}` : undefined;
  if (format !== undefined && typeof raw === 'string')
    return { type: 'input_audio', input_audio: { data: raw, format } };
  if (mime.startsWith('image/')) return { type: 'image_url', image_url: { url: inline ?? url ?? '' } };
  const named = typeof filename === 'string' ? filename : 'file';
  return {
    type: 'file',
    file: inline === undefined ? { file_url: url ?? '' } : { filename: named, file_data: inline },
  };
}

import { isJsonObject, type Json, type JsonObject, type Part, stringifyJson } from '../../protocol/index.ts';
import { joinTexts } from '../text-of.ts';
import type { LanggraphSettings } from './settings.ts';

/** How a message's content is written on LangGraph. */
export type ContentTerms = Pick<LanggraphSettings, 'file_blocks'>;

/** What a caller said, as the content of a LangChain message: plain text where that is all, which every graph takes. */
export function contentOf(parts: readonly Part[], terms: ContentTerms): Json {
  const [only] = parts;
  if (parts.length === 1 && typeof only?.['text'] === 'string') return only['text'];
  return parts.map((part) => blockOf(part, terms));
}

function blockOf(part: Part, { file_blocks }: ContentTerms): JsonObject {
  const { text, raw, url, data, mediaType, filename } = part;
  if (typeof text === 'string') return { type: 'text', text };
  if (data !== undefined) return { type: 'text', text: stringifyJson(data) };
  const mime = typeof mediaType === 'string' ? mediaType : 'application/octet-stream';
  if (mime.startsWith('image/')) {
    const address = typeof raw === 'string' ? `data:${mime};base64,${raw}` : (url ?? '');
    return { type: 'image_url', image_url: { url: address } };
  }
  const type = mime.startsWith('audio/') ? 'audio' : 'file';
  const named = typeof filename === 'string' ? filename : undefined;
  if (file_blocks === 'v1') {
    const where = typeof raw === 'string' ? { base64: raw } : { url: url ?? '' };
    return { type, mime_type: mime, ...where, ...(named && { filename: named }) };
  }
  const where = typeof raw === 'string' ? { source_type: 'base64', data: raw } : { source_type: 'url', url: url ?? '' };
  return { type, mime_type: mime, ...where, ...(named && { metadata: { filename: named } }) };
}

/** What an agent said: text and files. Reasoning and calls of tools are the agent's own affair. */
export function partsOf(content: Json | undefined): Part[] {
  const blocks = Array.isArray(content) ? content : [content];
  return joinTexts(blocks.map(partOf).filter((part) => part !== undefined));
}

const FILES = new Set(['image', 'audio', 'video', 'file']);

function partOf(block: Json | undefined): Part | undefined {
  if (typeof block === 'string') return block === '' ? undefined : { text: block };
  if (!isJsonObject(block)) return undefined;
  const { type, text, image_url } = block;
  if (type === 'text' && typeof text === 'string' && text !== '') return { text };
  if (type === 'image_url') return filePart(isJsonObject(image_url) ? image_url['url'] : image_url, {});
  if (typeof type !== 'string' || !FILES.has(type)) return undefined;
  const { data, base64, url, metadata, filename, mime_type, mimeType = mime_type } = block;
  const name = filename ?? (isJsonObject(metadata) ? metadata['filename'] : undefined);
  const terms = {
    ...(typeof mimeType === 'string' && { mediaType: mimeType }),
    ...(typeof name === 'string' && { filename: name }),
  };
  const bytes = base64 ?? data;
  return typeof bytes === 'string' ? { raw: bytes, ...terms } : filePart(url, terms);
}

const DATA_URL = /^data:([^;,]*);base64,/;

function filePart(url: Json | undefined, terms: Part): Part | undefined {
  if (typeof url !== 'string' || url === '') return undefined;
  const [head, mediaType] = DATA_URL.exec(url) ?? [];
  if (head === undefined) return { url, ...terms };
  return { raw: url.slice(head.length), ...(mediaType && { mediaType }), ...terms };
}

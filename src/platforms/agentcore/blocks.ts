import { isJsonObject, type Json, type JsonObject, type Part } from '../../protocol/index.ts';
import { joinTexts } from '../text-of.ts';

/** What the formats of files are called in MIME, where that is not `kind/format`. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  html: 'text/html',
  txt: 'text/plain',
  md: 'text/markdown',
};

/**
 * Content as Bedrock's models write it: a text, or blocks of text, data and files. Calls of tools and reasoning are the
 * agent's own affair.
 */
export function partsOf(content: Json): Part[] {
  const blocks = Array.isArray(content) ? content : [content];
  return joinTexts(blocks.map(partOf).filter((part) => part !== undefined));
}

/** Blocks that a message may have and callers are not told. */
const INTERNAL = new Set(['toolUse', 'toolResult', 'reasoningContent', 'cachePoint', 'guardContent']);

function partOf(block: Json): Part | undefined {
  if (typeof block === 'string') return block === '' ? undefined : { text: block };
  if (!isJsonObject(block)) return { data: block };
  const { text, json, image, document, video, audio } = block;
  if (typeof text === 'string') return text === '' ? undefined : { text };
  if (json !== undefined) return { data: json };
  const file =
    fileOf('image', image) ?? fileOf('video', video) ?? fileOf('audio', audio) ?? fileOf('document', document);
  if (file) return file;
  return Object.keys(block).some((name) => INTERNAL.has(name)) ? undefined : { data: block };
}

function fileOf(kind: string, block: Json | undefined): Part | undefined {
  if (!isJsonObject(block) || !isJsonObject(block['source'])) return undefined;
  const { format, name, source } = block as JsonObject & { source: JsonObject };
  const terms = {
    ...(typeof format === 'string' && { mediaType: mediaTypeOf(kind, format) }),
    ...(typeof name === 'string' && { filename: name }),
  };
  const { bytes, s3Location } = source;
  if (typeof bytes === 'string') return { raw: bytes, ...terms };
  const uri = isJsonObject(s3Location) ? s3Location['uri'] : undefined;
  return typeof uri === 'string' ? { url: uri, ...terms } : undefined;
}

const mediaTypeOf = (kind: string, format: string): string =>
  kind === 'document' ? (DOCUMENTS[format] ?? 'application/octet-stream') : `${kind}/${format}`;

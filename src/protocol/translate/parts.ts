import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { type CompatFacts, splitCompat, withCompat } from './compat-metadata.ts';
import { pick } from './shape.ts';

/** The convention of both SDKs for data that is no object: `{"value": …}` under this flag (A2A wire notes, 1.4). */
const DATA_FLAG = 'data_part_compat';

const isText = (value: Json | undefined): boolean => typeof value === 'string';

/** What text and data parts of 1.0 may say and those of 0.3 may not. */
const PART_FACTS: CompatFacts = { mediaType: isText, filename: isText };

/** What a text or data part is anyhow when it does not say: not worth a place in somebody's metadata. */
const IMPLIED_MEDIA_TYPE = { text: 'text/plain', data: 'application/json' } as const;

/**
 * A part of 0.3 as a part of 1.0. 0.2.0 called the discriminator `type`. A part of a kind that 0.3 does not define goes
 * whole into a data part: 1.0 has no other place for it, and dropping content is worse.
 */
export function partTo10(part: JsonObject): JsonObject {
  switch (part['kind'] ?? part['type']) {
    case 'text':
      return textTo10(part);
    case 'file':
      return fileTo10(part) ?? { data: part };
    case 'data':
      return dataTo10(part);
    default:
      return { data: part };
  }
}

function textTo10(part: JsonObject): JsonObject {
  const { metadata, facts } = splitCompat(metadataOf(part), PART_FACTS);
  return { text: part['text'] ?? '', ...facts, ...(metadata && { metadata }) };
}

function fileTo10(part: JsonObject): JsonObject | undefined {
  const file = fileOf(part);
  if (!file) return undefined;
  const metadata = metadataOf(part);
  return {
    ...('uri' in file.content ? { url: file.content.uri } : { raw: file.content.bytes }),
    ...named('mediaType', file.mimeType),
    ...named('filename', file.name),
    ...(metadata && { metadata }),
  };
}

function dataTo10(part: JsonObject): JsonObject {
  const { metadata: flagged, facts } = splitCompat(metadataOf(part), PART_FACTS);
  const data = part['data'];
  if (flagged?.[DATA_FLAG] !== true || !isJsonObject(data) || data['value'] === undefined)
    return { data: data ?? {}, ...facts, ...(flagged && { metadata: flagged }) };
  const { [DATA_FLAG]: _flag, ...metadata } = flagged;
  return { data: data['value'], ...facts, ...(Object.keys(metadata).length > 0 && { metadata }) };
}

/** A part of 1.0 as a part of 0.3. Without content it is an empty text, as 0.3 has no empty part. */
export function partTo03(part: JsonObject): JsonObject {
  if (part['data'] !== undefined) return dataTo03(part, part['data']);
  const bytes = part['raw'] ?? undefined;
  const uri = part['url'] ?? undefined;
  if (bytes !== undefined || uri !== undefined) return fileTo03(part, bytes === undefined ? { uri } : { bytes });
  const metadata = withCompat(metadataOf(part), compatFacts(part, IMPLIED_MEDIA_TYPE.text));
  return { kind: 'text', text: part['text'] ?? '', ...(metadata && { metadata }) };
}

function fileTo03(part: JsonObject, content: JsonObject): JsonObject {
  const metadata = metadataOf(part);
  const mimeType = named('mimeType', pick(part, 'mediaType'));
  const name = named('name', pick(part, 'filename'));
  return { kind: 'file', file: { ...content, ...mimeType, ...name }, ...(metadata && { metadata }) };
}

function dataTo03(part: JsonObject, data: Json): JsonObject {
  const metadata = withCompat(metadataOf(part), compatFacts(part, IMPLIED_MEDIA_TYPE.data));
  if (isJsonObject(data)) return { kind: 'data', data, ...(metadata && { metadata }) };
  return { kind: 'data', data: { value: data }, metadata: { ...metadata, [DATA_FLAG]: true } };
}

/** What a text or data part of 0.3 cannot say. */
function compatFacts(part: JsonObject, impliedMediaType: string): JsonObject {
  const mediaType = pick(part, 'mediaType');
  return {
    ...(mediaType !== impliedMediaType && named('mediaType', mediaType)),
    ...named('filename', pick(part, 'filename')),
  };
}

/** A part of 0.3 as the 0.3 proto writes it (A2A wire notes, 1.11). */
export function partToRest(part: JsonObject): JsonObject {
  const metadata = metadataOf(part);
  return { ...contentToRest(part), ...(metadata && { metadata }) };
}

function contentToRest(part: JsonObject): JsonObject {
  const kind = part['kind'] ?? part['type'];
  if (kind === 'text') return { text: part['text'] ?? '' };
  const file = kind === 'file' ? fileOf(part) : undefined;
  if (!file) return { data: { data: kind === 'data' ? (part['data'] ?? {}) : part } };
  const content = 'uri' in file.content ? { fileWithUri: file.content.uri } : { fileWithBytes: file.content.bytes };
  return { file: { ...content, ...named('mimeType', file.mimeType), ...named('name', file.name) } };
}

/** A part in the shape of the 0.3 proto, as a part of 0.3. */
export function partFromRest(part: JsonObject): JsonObject {
  const metadata = metadataOf(part);
  return { ...contentFromRest(part), ...(metadata && { metadata }) };
}

function contentFromRest(part: JsonObject): JsonObject {
  const { file, data } = part;
  if (isJsonObject(file)) {
    const uri = pick(file, 'fileWithUri');
    const content = uri === undefined ? { bytes: pick(file, 'fileWithBytes') ?? '' } : { uri };
    const mimeType = named('mimeType', pick(file, 'mimeType') ?? pick(file, 'mediaType'));
    return { kind: 'file', file: { ...content, ...mimeType, ...named('name', pick(file, 'name')) } };
  }
  if (isJsonObject(data)) return { kind: 'data', data: data['data'] ?? {} };
  return { kind: 'text', text: part['text'] ?? '' };
}

interface FileOf03 {
  content: { bytes: Json } | { uri: Json };
  mimeType: Json | undefined;
  name: Json | undefined;
}

/** The file of a file part of 0.3; none when it has no content. */
function fileOf(part: JsonObject): FileOf03 | undefined {
  const { file } = part;
  if (!isJsonObject(file)) return undefined;
  const bytes = pick(file, 'bytes');
  const uri = pick(file, 'uri');
  if (bytes === undefined && uri === undefined) return undefined;
  return {
    content: bytes === undefined ? { uri: uri ?? '' } : { bytes },
    mimeType: pick(file, 'mimeType'),
    name: pick(file, 'name'),
  };
}

const metadataOf = (part: JsonObject): JsonObject | undefined =>
  isJsonObject(part['metadata']) ? part['metadata'] : undefined;

/** One field, left out when there is nothing in it (empty counts as absent in proto3). */
const named = (name: string, value: Json | undefined): JsonObject =>
  value === undefined || value === null || value === '' ? {} : { [name]: value };

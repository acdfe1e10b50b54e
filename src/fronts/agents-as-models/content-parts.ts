import { isJsonObject, type Json, type JsonObject, type Part } from '../../protocol/index.ts';
import { invalid } from './invalid.ts';

/**
 * Reads what a turn says, of chat completions and of responses alike, as parts of A2A 1.0. `{"type": "data", "data": …}` is
 * the gateway's own: OpenAI has no word for data.
 *
 * @param field where it stands, for errors
 * @throws SwitchboardError INVALID_PARAMS for what cannot be said to an agent
 */
export function partsOf(content: Json | undefined, field: string): Part[] {
  if (content === undefined || content === null) return [];
  if (typeof content === 'string') return textPart(content);
  if (!Array.isArray(content)) throw invalid(field, 'A text or a list of parts is expected.');
  return content.flatMap((item, index) => partOf(item, `${field}[${index}]`));
}

function partOf(item: Json, field: string): Part[] {
  if (!isJsonObject(item)) throw invalid(field, 'A part is an object with a type.');
  const { type } = item;
  const read = typeof type === 'string' && Object.hasOwn(READERS, type) ? READERS[type] : undefined;
  if (read) return read(item, field);
  throw invalid(field, `An agent takes no part of the type ${JSON.stringify(type ?? null)}.`);
}

type Reader = (item: JsonObject, field: string) => Part[];

const text: Reader = (item, field) => textPart(stringIn(item, 'text', field));

const READERS: Readonly<Record<string, Reader>> = {
  text,
  input_text: text,
  output_text: text,
  refusal: (item, field) => textPart(stringIn(item, 'refusal', field)),
  image_url: (item, field) => [image(stringIn(memberOf(item, 'image_url', field), 'url', field))],
  input_image(item, field) {
    refuseFileId(item, field);
    return [image(stringIn(item, 'image_url', field))];
  },
  file: (item, field) => [file(memberOf(item, 'file', field), field)],
  input_file: (item, field) => [file(item, field)],
  input_audio(item, field) {
    const audio = memberOf(item, 'input_audio', field);
    const format = stringIn(audio, 'format', field);
    return [{ raw: stringIn(audio, 'data', field), mediaType: format === 'mp3' ? 'audio/mpeg' : `audio/${format}` }];
  },
  data({ data, media_type: mediaType }, field) {
    if (data === undefined) throw invalid(field, 'A data part needs its data.');
    return [{ data, ...(typeof mediaType === 'string' && { mediaType }) }];
  },
};

/** What says nothing is no part. */
const textPart = (said: string): Part[] => (said === '' ? [] : [{ text: said }]);

const image = (url: string): Part => fileAt(url, { mediaType: 'image/*' });

function file(given: JsonObject, field: string): Part {
  refuseFileId(given, field);
  const { filename, file_url: url, file_data: data } = given;
  const named = typeof filename === 'string' ? { filename } : {};
  if (typeof url === 'string') return fileAt(url, named);
  if (typeof data === 'string') return data.startsWith('data:') ? fileAt(data, named) : { raw: data, ...named };
  throw invalid(field, 'A file needs its "file_data", or a "file_url".');
}

const DATA_URL = /^data:(?<mediaType>[^;,]*)(?:;[^;,]*)*?(?<base64>;base64)?,/i;

/** A file by its address; in the address itself where that is a data URL (RFC 2397). @param terms what is known besides */
function fileAt(url: string, terms: { mediaType?: string; filename?: string }): Part {
  const inline = DATA_URL.exec(url);
  if (!inline) return { url, ...terms };
  const content = url.slice(inline[0].length);
  const { mediaType = '', base64 } = inline.groups ?? {};
  const raw = base64 ? content : Buffer.from(decoded(content)).toString('base64');
  return { raw, ...terms, ...(mediaType !== '' && { mediaType }) };
}

function decoded(content: string): string {
  try {
    return decodeURIComponent(content);
  } catch {
    return content;
  }
}

/** Files that were uploaded to OpenAI are there, and nowhere else. */
function refuseFileId({ file_id: id }: JsonObject, field: string): void {
  if (typeof id !== 'string') return;
  throw invalid(field, 'The gateway keeps no files to refer to by "file_id". Send the file itself, or its address.');
}

function memberOf(item: JsonObject, name: string, field: string): JsonObject {
  const member = item[name];
  if (isJsonObject(member)) return member;
  throw invalid(`${field}.${name}`, 'An object is expected.');
}

function stringIn(item: JsonObject, name: string, field: string): string {
  const value = item[name];
  if (typeof value === 'string') return value;
  throw invalid(`${field}.${name}`, 'A text is expected.');
}

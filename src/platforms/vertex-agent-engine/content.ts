import { isJsonObject, type JsonObject, type Part, stringifyJson } from '../../protocol/index.ts';
import { asText, joinTexts } from '../text-of.ts';

const UNKNOWN = 'application/octet-stream';

/** What a caller said, as a part of a message on Google's platforms; there are none for data (agent platforms, section 1.10). */
export function partFor({ text, raw, url, data, mediaType, filename }: Part): JsonObject {
  if (typeof text === 'string') return { text };
  if (data !== undefined) return { text: stringifyJson(data) };
  const mime_type = asText(mediaType) || UNKNOWN;
  const display_name = asText(filename);
  const named = display_name === '' ? {} : { display_name };
  if (typeof raw === 'string') return { inline_data: { mime_type, data: raw, ...named } };
  return { file_data: { mime_type, file_uri: asText(url), ...named } };
}

/** What an agent said: text and files. Thoughts, code and calls of tools are its own affair. */
export const partsOf = (content: readonly JsonObject[]): Part[] => joinTexts(content.flatMap(partOf));

function partOf({ text, thought, inline_data, file_data }: JsonObject): Part[] {
  if (thought === true) return [];
  if (typeof text === 'string' && text !== '') return [{ text }];
  if (isJsonObject(inline_data)) return [{ raw: standardBase64(asText(inline_data['data'])), ...namesOf(inline_data) }];
  if (isJsonObject(file_data)) return [{ url: asText(file_data['file_uri']), ...namesOf(file_data) }];
  return [];
}

const namesOf = ({ mime_type, display_name }: JsonObject): Part => ({
  ...(typeof mime_type === 'string' && { mediaType: mime_type }),
  ...(typeof display_name === 'string' && { filename: display_name }),
});

/** ADK writes bytes in the alphabet for URLs, often without padding; A2A wants the other one (agent platforms, section 1.5). */
function standardBase64(text: string): string {
  const standard = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  return standard.padEnd(Math.ceil(standard.length / 4) * 4, '=');
}

import type { LanguageModelV3FilePart, LanguageModelV3TextPart } from '@ai-sdk/provider';
import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';
import type { FetchFile } from './attachments.ts';
import { cacheOptionsOf } from './cache-control.ts';
import { objectAt, refuse, textAt } from './fields.ts';

type Part = LanguageModelV3TextPart | LanguageModelV3FilePart;

/**
 * What a user says or a tool gives: texts, images, sounds and files, in OpenAI's parts.
 *
 * @param at where it stands, for errors
 * @throws SwitchboardError INVALID_PARAMS
 */
export async function contentParts(content: Json | undefined, at: string, fetchFile: FetchFile): Promise<Part[]> {
  if (content === undefined || content === null || content === '') return [];
  if (typeof content === 'string') return [{ type: 'text', text: content }];
  if (!Array.isArray(content)) return refuse(`${at}.content`, 'must be a text, or a list of parts');
  return Promise.all(
    content.map(async (part, index) => {
      const where = `${at}.content[${index}]`;
      if (!isJsonObject(part)) return refuse(where, 'must be an object');
      return { ...(await contentPart(part, where, fetchFile)), ...cacheOptionsOf(part['cache_control']) };
    }),
  );
}

async function contentPart(part: JsonObject, where: string, fetchFile: FetchFile): Promise<Part> {
  switch (part['type']) {
    case 'text':
      return { type: 'text', text: textAt(part, 'text') ?? '' };
    case 'image_url': {
      const image = part['image_url'];
      const url = isJsonObject(image) ? textAt(image, 'url') : image;
      if (typeof url !== 'string') return refuse(where, 'has no "image_url.url"');
      return filePart(url, 'image/*', where, fetchFile);
    }
    case 'input_audio': {
      const { data, format } = objectAt(part, 'input_audio') ?? {};
      if (typeof data !== 'string' || typeof format !== 'string')
        return refuse(where, 'has no "input_audio" with "data" and "format"');
      return { type: 'file', data, mediaType: format === 'mp3' ? 'audio/mpeg' : `audio/${format}` };
    }
    case 'file': {
      const file = objectAt(part, 'file') ?? {};
      // LiteLLM's callers name an address where OpenAI's name a file of their account.
      const source = textAt(file, 'file_data') ?? textAt(file, 'file_id');
      if (source === undefined) return refuse(where, 'has no "file.file_data"');
      const filename = textAt(file, 'filename');
      const named = await filePart(source, textAt(file, 'format') ?? 'application/pdf', where, fetchFile);
      return { ...named, ...(filename !== undefined && { filename }) };
    }
    default:
      return refuse(`${where}.type`, 'must be text, image_url, input_audio or file: the model takes no others');
  }
}

const DATA_URL = /^data:([^;,]*)((?:;[^;,]*)*),(.*)$/s;

/** @param usualType of what is at an address that does not say */
async function filePart(
  source: string,
  usualType: string,
  where: string,
  fetchFile: FetchFile,
): Promise<LanguageModelV3FilePart> {
  const [, mediaType, parameters = '', data = ''] = DATA_URL.exec(source) ?? [];
  if (mediaType !== undefined) {
    if (!parameters.endsWith(';base64')) return refuse(where, 'its data must be base64');
    return { type: 'file', mediaType: mediaType || usualType, data };
  }
  if (!/^https?:\/\//.test(source) || !URL.canParse(source))
    return refuse(
      where,
      'must hold its data as a data URL, or be at an http(s) address: files of an account are not known',
    );
  return { type: 'file', ...(await fetchFile({ url: new URL(source), usualType, where })) };
}

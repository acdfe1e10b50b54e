import { type Part, stringifyJson } from '../../protocol/index.ts';

/**
 * A part in the words of a text: data as its JSON, a file by its address as a link.
 * @returns undefined for what cannot be told so
 */
export function wordsFor(part: Part): string | undefined {
  const { text, data, url } = part;
  if (typeof text === 'string') return text;
  if (data !== undefined) return stringifyJson(data);
  return typeof url === 'string' ? link(url, part) : undefined;
}

const link = (url: string, { filename, mediaType }: Part): string => {
  const name = typeof filename === 'string' ? filename : url.split(/[?#]/, 1)[0]?.split('/').at(-1);
  return `${isImageType(mediaType) ? '!' : ''}[${name || url}](${url})`;
};

export const isImageType = (mediaType: Part[string]): boolean =>
  typeof mediaType === 'string' && mediaType.startsWith('image/');

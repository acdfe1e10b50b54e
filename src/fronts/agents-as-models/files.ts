import type { Part } from '../../protocol/index.ts';
import { isImageType } from './words.ts';

/** Images have a place of their own in answers; everything else that is no text is told as the agent did. */
export const isImage = (part: Part): boolean => part['data'] === undefined && isImageType(part['mediaType']);

/** The image's bytes in base64; undefined for one that is somewhere else. */
export const bytesOf = ({ raw }: Part): string | undefined => (typeof raw === 'string' ? raw : undefined);

/** An address of the image, which may hold all of it (RFC 2397). */
export const urlOf = (part: Part): string => {
  const { url, mediaType } = part;
  if (typeof url === 'string') return url;
  return `data:${typeof mediaType === 'string' ? mediaType : ''};base64,${bytesOf(part) ?? ''}`;
};

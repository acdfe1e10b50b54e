import type { Json, Part } from '../protocol/index.ts';

/** A value that should be text; nothing when it is none. */
export const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** All text of a message, one part after the other. */
export const textOf = (parts: readonly Part[]): string => parts.map(({ text }) => asText(text)).join('');

/** Parts, of which texts that follow each other are one. */
export function joinTexts(parts: Iterable<Part>): Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    const before = joined.at(-1);
    if (isText(part) && before && isText(before)) before['text'] = asText(before['text']) + asText(part['text']);
    else joined.push({ ...part });
  }
  return joined;
}

const isText = (part: Part): boolean => typeof part['text'] === 'string';

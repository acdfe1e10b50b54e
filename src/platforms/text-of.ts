import type { Json, Part } from '../protocol/index.ts';

/** A value that should be text; nothing when it is none. */
export const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');

/** All text of a message, one part after the other. */
export const textOf = (parts: readonly Part[]): string => parts.map(({ text }) => asText(text)).join('');

import { type Json, parseJson } from '../../protocol/index.ts';

/** Deeper than any request may be, as what callers said stands inside tasks. */
const MAX_DEPTH = 256;

/** Reads what `stringifyJson` wrote, numbers in their own words included. */
export const parseStored = (text: string): Json => parseJson(text, { maxDepth: MAX_DEPTH });

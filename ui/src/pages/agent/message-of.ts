import { askedBefore } from '../playground/asked-before.ts';

/** Longer ones are cut: a line is all that is shown of it. */
const MOST_TEXT = 200;

/** What a call asked, as a line of text. */
export interface AskedMessage {
  text: string;
  /** Parts that are not text. */
  others: number;
}

/** @param request the body that is kept of it @returns undefined when nothing was asked, or nothing of it was kept */
export function messageOf(request: unknown): AskedMessage | undefined {
  const asked = askedBefore(request);
  if (!asked) return undefined;
  const texts = asked.parts.flatMap((part) => ('text' in part && part.text !== undefined ? [part.text] : []));
  const text = texts.join(' ').replaceAll(/\s+/g, ' ').trim();
  return {
    text: text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT)}…` : text,
    others: asked.parts.length - texts.length + asked.missing.length,
  };
}

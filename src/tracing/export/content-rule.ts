import type { Json } from '../../protocol/index.ts';

/** How much of what was said a destination gets; secrets are hidden and files replaced before any of these. */
export type ContentRule = 'full' | 'redacted' | 'none';

/** Of each side of a call. */
const MAX_CHARACTERS = 256 * 1024;

const REDACTED = '[REDACTED]';

/** What tells who somebody is: addresses of mail, and numbers as long as those of telephones, cards and accounts. */
const PERSONAL = [/[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, /(?<!\w)\+?\d(?:[ ()/.-]{0,2}\d){8,18}(?!\w)/g];

/** Writes what was said as an attribute holds it; null where there is nothing to tell. */
export type WriteContent = (said: Json) => string | null;

/** @param patterns what else is hidden where the rule is `redacted` */
export function contentWriter(rule: Exclude<ContentRule, 'none'>, patterns: readonly RegExp[]): WriteContent {
  const hidden = rule === 'redacted' ? [...PERSONAL, ...patterns] : [];
  return (said) => {
    if (said === null || said === '') return null;
    const text = typeof said === 'string' ? said : JSON.stringify(said);
    return cut(hidden.reduce((left, pattern) => left.replaceAll(pattern, REDACTED), text));
  };
}

/** Cuts between characters, never inside one. */
function cut(text: string): string {
  if (text.length <= MAX_CHARACTERS) return text;
  const beginning = text.slice(0, MAX_CHARACTERS).replace(/[\ud800-\udbff]$/, '');
  return `${beginning}… [cut; ${text.length} characters in all]`;
}

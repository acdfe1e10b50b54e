import { isSecretName } from '../../protocol/index.ts';

/** What stands where a secret stood. */
export const REDACTED = '[REDACTED]';

/**
 * Replaces what looks like a secret in a text: values that follow a secret's name (`password: x`, `"api_key":"x"`,
 * `?token=x`), and tokens known by their shape. Every pattern is linear in the length of the text: bounded repetition,
 * or a start that can occur only once per run of characters.
 */
export function redactText(text: string): string {
  const named = NAME_HINT.test(text) ? redactNamed(text) : text;
  if (!SHAPE_HINT.test(named)) return named;
  return SHAPES.reduce((text, [shape, replacement]) => text.replace(shape, replacement), named);
}

/**
 * Words without which a text holds no secret that we know: most texts hold none of them, and are not looked into. Each
 * pattern's beginning is covered. Letter case does not matter.
 */
const NAME_HINTS = 'pass pwd secret token key credential authorization cookie jwt bearer connection'.split(' ');
const SHAPE_HINTS =
  'bearer basic sk- eyj gho_ ghp_ ghs_ ghu_ github_pat_ xox aiza akia asia ya29 glpat- hf_ private ://'.split(' ');
export const HINTS: readonly string[] = [...new Set([...NAME_HINTS, ...SHAPE_HINTS])];

const NAME_HINT = new RegExp(NAME_HINTS.join('|'), 'i');
const SHAPE_HINT = new RegExp(SHAPE_HINTS.join('|'), 'i');

const SHAPES: [shape: RegExp, replacement: string][] = [
  [/-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]{0,40}PRIVATE KEY-----|$)/g, REDACTED],
  [/(bearer\s+)[\w.~+/-]{6,}=*/gi, `$1${REDACTED}`],
  // A digit or padding tells credentials from the English word.
  [/(basic\s+)(?=[A-Za-z+/]*[\d=])[\w+/-]{8,}=*/gi, `$1${REDACTED}`],
  [/(?<![A-Za-z0-9])sk-[\w-]{8,}/g, REDACTED],
  [/(?<![\w-])eyJ[\w-]{5,}\.[\w-]{5,}(?:\.[\w-]*)?/g, REDACTED],
  [/(?<![A-Za-z0-9])(?:gh[opsu]_|github_pat_|xox[abeoprs]-|glpat-|hf_|ya29\.)[\w.-]{10,}/g, REDACTED],
  [/(?<![A-Za-z0-9])(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])/g, REDACTED],
  [/(?<![A-Za-z0-9])AIza[\w-]{30,}/g, REDACTED],
  [/(:\/\/[^\s/:@"']{0,256}:)[^\s/@"']{1,256}(?=@)/g, `$1${REDACTED}`],
];

/** A name, a closing quote of any depth of escaping, and what parts it from its value. A run of characters starts once. */
const NAME = /(?<![\w.$-])([\w.$-]+)\\{0,8}["']?\s{0,8}[:=]\s{0,8}/g;

function redactNamed(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (const match of text.matchAll(NAME)) {
    const start = match.index + match[0].length;
    const name = match[1] ?? '';
    if (match.index < from || !isSecretName(name)) continue;
    const end = valueEnd(text, start, name);
    if (end === start) continue;
    kept.push(text.slice(from, start), asQuoted(text, start, end));
    from = end;
  }
  return from === 0 ? text : kept.join('') + text.slice(from);
}

/** Keeps the quotes around a value, so that a text that is almost JSON stays readable as such. */
function asQuoted(text: string, start: number, end: number): string {
  const quote = /^\\{0,8}["']/.exec(text.slice(start, start + 9))?.[0] ?? '';
  const closed = quote !== '' && text.slice(start + quote.length, end).endsWith(quote);
  return `${quote}${REDACTED}${closed ? quote : ''}`;
}

/** Where the value that begins at `start` ends. In doubt it ends later. */
function valueEnd(text: string, start: number, name: string): number {
  let at = start;
  while (text[at] === '\\') at++;
  const opening = text[at];
  if (opening === '"' || opening === "'") return quotedEnd(text, at + 1, opening, at - start);
  if (opening === '{' || opening === '[') return nestedEnd(text, at);
  const extent = /authorization$|cookie$/i.test(name) ? HEADER : WORD;
  extent.lastIndex = start;
  return start + (extent.exec(text)?.[0].length ?? 0);
}

const WORD = /[^\s,;&"'})\]]*/y;
/** A header's value goes on to the end of the line (`Digest username="u", …`), or of the quotes around it. */
const HEADER = /(?:="[^"\r\n]*"?|[^"'\r\n}])*/y;

/**
 * A quote closes what a quote with the same escaping opened; one with more backslashes belongs to the value. One with
 * fewer closes a text around it: the value ends before.
 */
function quotedEnd(text: string, start: number, quote: string, escapes: number): number {
  for (let at = text.indexOf(quote, start); at !== -1; at = text.indexOf(quote, at + 1)) {
    const backslashes = backslashesBefore(text, at, start);
    const closes = escapes === 0 ? backslashes % 2 === 0 : backslashes <= escapes;
    if (closes) return backslashes < escapes ? at - backslashes : at + 1;
  }
  return text.length;
}

const BRACKET_OR_QUOTE = /[[\]{}"]/g;

/** After the bracket that closes the one at `start`; a bracket or a string that is never closed takes all that follows. */
function nestedEnd(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    BRACKET_OR_QUOTE.lastIndex = at;
    const match = BRACKET_OR_QUOTE.exec(text);
    if (match === null) break;
    at = match.index + 1;
    if (match[0] === '"') at = quotedEnd(text, at, '"', backslashesBefore(text, match.index, start));
    else depth += match[0] === '{' || match[0] === '[' ? 1 : -1;
    if (depth === 0) return at;
  }
  return text.length;
}

function backslashesBefore(text: string, at: number, start: number): number {
  let first = at;
  while (first > start && text[first - 1] === '\\') first--;
  return at - first;
}

/** NUL and halves of surrogate pairs, as JSON text has them; a backslash before makes it look worse than it is. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;

/** JSON text without the characters that PostgreSQL refuses. Nearly all texts pass as they are. */
export function storableJson(json: string): string {
  if (!UNSTORABLE.test(json)) return json;
  const value: unknown = JSON.parse(json, (_name, value: unknown) =>
    typeof value === 'string' ? storableText(value) : value,
  );
  return JSON.stringify(value);
}

const REPLACEMENT = '\u{fffd}';
/** With the `u` flag, \p{Surrogate} matches only those that have no other half. */
const storableText = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, REPLACEMENT);

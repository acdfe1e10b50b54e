import { createHash } from 'node:crypto';
import { isSecretName } from '../../protocol/index.ts';

const REDACTED = '<REDACTED>';
/** A key of this gateway or of a model provider, wherever it stands in a text. */
const KEY = /\bsk-[A-Za-z0-9_-]{16,}/g;
const MAX_STATE_LENGTH = 64 * 1024;
const MAX_NAME_LENGTH = 256;

/**
 * How something looked, as the text that is kept: JSON, without values whose names announce a secret and without keys. Of
 * what is larger than 64 Ki characters the size and a digest are kept.
 */
export function stateText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  const text = JSON.stringify(value, hideSecret);
  if (text.length <= MAX_STATE_LENGTH) return text;
  return JSON.stringify({
    too_large: { characters: text.length, sha256: createHash('sha256').update(text).digest('hex') },
  });
}

/** For `JSON.stringify`. Null and booleans tell nothing. */
function hideSecret(name: string, value: unknown): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (isSecretName(name)) return REDACTED;
  return typeof value === 'string' ? withoutKeys(value) : value;
}

const withoutKeys = (text: string): string => text.replaceAll(KEY, `sk-${REDACTED}`);

/** A name as both databases give it back unchanged: no NUL, no half of a surrogate pair, no key, and of limited length. */
export const nameText = (name: string): string =>
  Buffer.from(withoutKeys(name).slice(0, MAX_NAME_LENGTH)).toString().replaceAll('\0', '');

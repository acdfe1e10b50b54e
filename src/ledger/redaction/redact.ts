import { createHash } from 'node:crypto';
import {
  isJson,
  isJsonObject,
  isSecretName,
  type Json,
  type JsonObject,
  parseJson,
  stringifyJson,
} from '../../protocol/index.ts';
import { isClean } from './clean-body.ts';
import { REDACTED, redactText } from './redact-text.ts';

/**
 * A body as it may be kept: always valid JSON, as UTF-8, without secrets and without the bytes of files. A body in which
 * nothing had to be hidden stays as it was written. What is not JSON becomes a JSON string, redacted by pattern.
 */
export function redactBody(body: Buffer): Buffer {
  if (isJson(body) && isClean(body)) return body;
  const value = parsed(body);
  if (value === undefined) return Buffer.from(JSON.stringify(redactText(body.toString())));
  const result = redactJson(value);
  return result.changed ? Buffer.from(stringifyJson(result.value)) : body;
}

/** Undefined when it is no JSON, or JSON that the gateway refuses (too deep, names given twice). */
function parsed(body: Buffer): Json | undefined {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}

/**
 * Redacts a JSON value in place.
 * @returns the value (a new one when it was a string), and whether anything was hidden
 */
function redactJson(root: Json): { value: Json; changed: boolean } {
  const walk = new Walk();
  const value = walk.visit(root, 'any');
  walk.run();
  return { value, changed: walk.changed };
}

/** What a container is, as far as it matters: only in a part do `raw` and `file` mean a file. */
type Place = 'any' | 'parts' | 'part';

/** Goes through a value with a list of its own instead of recursion, so that depth costs no stack. */
class Walk {
  changed = false;
  private readonly ahead: { node: Json[] | JsonObject; place: Place }[] = [];

  run(): void {
    for (let next = this.ahead.pop(); next !== undefined; next = this.ahead.pop()) {
      if (Array.isArray(next.node)) this.visitArray(next.node, next.place);
      else this.visitObject(next.node, next.place);
    }
  }

  /** @returns what belongs in the value's place; containers are looked into later */
  visit(value: Json, place: Place): Json {
    if (typeof value === 'string') return this.replaced(value, redactText(value));
    if (Array.isArray(value) || isJsonObject(value)) this.ahead.push({ node: value, place });
    return value;
  }

  private visitArray(items: Json[], place: Place): void {
    const itemPlace = place === 'parts' ? 'part' : 'any';
    for (const [index, item] of items.entries()) items[index] = this.visit(item, itemPlace);
  }

  private visitObject(object: JsonObject, place: Place): void {
    const hidesItsValue = nameOfPair(object);
    if (place === 'part') this.hideFile(object);
    for (const [name, value] of Object.entries(object)) {
      if (value === undefined) continue;
      const secret = isSecretName(name) || (hidesItsValue && name === 'value') || isTokenList(name, value);
      object[name] = secret ? this.hidden(value) : this.visit(value, isPartList(name, value) ? 'parts' : 'any');
      this.hideName(object, name);
    }
  }

  /** Null and booleans tell nothing; everything else under a secret's name goes. */
  private hidden(value: Json): Json {
    if (value === null || typeof value === 'boolean') return value;
    return this.replaced(value, REDACTED);
  }

  private replaced(before: Json, after: Json): Json {
    if (before !== after) this.changed = true;
    return after;
  }

  /** A secret may even be the name of a member. */
  private hideName(object: JsonObject, name: string): void {
    const redacted = redactText(name);
    if (redacted === name) return;
    object[redacted] = object[name];
    delete object[name];
    this.changed = true;
  }

  /** A2A 1.0 `{raw, mediaType, filename}`; 0.3 `{file: {bytes, mimeType, name}}`, with `fileWithBytes` over REST. */
  private hideFile(part: JsonObject): void {
    this.hideBytes(part, 'raw', part);
    if (!isJsonObject(part['file'])) return;
    for (const name of ['bytes', 'fileWithBytes', 'file_with_bytes']) this.hideBytes(part['file'], name, part['file']);
  }

  private hideBytes(holder: JsonObject, name: string, facts: JsonObject): void {
    const base64 = holder[name];
    if (typeof base64 !== 'string') return;
    holder[name] = redactedFile(base64, facts);
    this.changed = true;
  }
}

function redactedFile(base64: string, facts: JsonObject): JsonObject {
  const bytes = Buffer.from(base64, 'base64');
  return {
    redacted_file: {
      name: textOf(facts['filename'] ?? facts['name']),
      media_type: textOf(facts['mediaType'] ?? facts['media_type'] ?? facts['mimeType'] ?? facts['mime_type']),
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
  };
}

const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? redactText(value) : null);

/** Lists of parts are called `parts`, and `content` over the REST binding of 0.3. */
const isPartList = (name: string, value: Json): boolean =>
  (name === 'parts' || name === 'content') && Array.isArray(value);

/** `tokens` counts tokens when it is a number, and holds secrets when it is text or a list. */
const isTokenList = (name: string, value: Json): boolean =>
  /tokens$/i.test(name) && (typeof value === 'string' || Array.isArray(value));

/** Headers are often written as pairs: `{"name": "Authorization", "value": "…"}`. */
function nameOfPair(object: JsonObject): boolean {
  if (object['value'] === undefined) return false;
  return [object['name'], object['key'], object['header']].some(
    (name) => typeof name === 'string' && isSecretName(name),
  );
}

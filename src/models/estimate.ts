import { isJsonObject, type Json, parseJson } from '../protocol/index.ts';
import type { ModelRequest } from './request.ts';
import type { ModelUsage } from './usage.ts';

/** Of most tokenisers, in most languages. */
const BYTES_PER_TOKEN = 4;

/**
 * What a call took, where its provider did not say, or not all of it: the stream of a caller that left ends before its usage
 * comes. From the length of what was said, so that spend is not lost; records mark it.
 *
 * @param said bytes of the text of the answer, as far as it came
 */
export function estimatedUsage(request: ModelRequest, said: number, reported: ModelUsage | undefined): ModelUsage {
  const inputTokens = reported?.inputTokens ?? estimatedInputTokens(request);
  const outputTokens = Math.max(reported?.outputTokens ?? 0, tokensOf(said));
  return { ...NOTHING, ...reported, inputTokens, outputTokens, totalTokens: inputTokens + outputTokens };
}

/** Of what a request says, by its length. */
export const estimatedInputTokens = (request: ModelRequest): number => tokensOf(askedBytes(request));

const NOTHING: ModelUsage = {
  inputTokens: null,
  cachedTokens: null,
  cacheWriteTokens: null,
  cacheWriteHourTokens: null,
  outputTokens: null,
  reasoningTokens: null,
  totalTokens: null,
};

const tokensOf = (bytes: number): number => Math.ceil(bytes / BYTES_PER_TOKEN);

/** Where requests of all operations say something. */
const ASKED = ['messages', 'input', 'prompt', 'system', 'instructions', 'tools'];

function askedBytes({ raw }: ModelRequest): number {
  const body = parseJson(raw);
  return isJsonObject(body) ? ASKED.reduce((sum, name) => sum + textBytes(body[name]), 0) : 0;
}

/** Of all texts in a value. What stands for a picture or a file is not counted: nobody can tell from its length. */
function textBytes(value: Json | undefined): number {
  if (typeof value === 'string') return value.startsWith('data:') ? 0 : Buffer.byteLength(value);
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textBytes(item), 0);
  if (!isJsonObject(value)) return 0;
  return Object.entries(value).reduce((sum, [name, item]) => sum + (FILES.has(name) ? 0 : textBytes(item)), 0);
}

const FILES = new Set(['data', 'file_data', 'image_url', 'source', 'type', 'role', 'id']);

/** Where members of answers and events begin that hold what the model said. */
const SAID = /"(?:content|text|reasoning_content|reasoning|thinking|refusal|arguments|partial_json|delta)"\s*:\s*"/g;

/** Bytes of what an answer, or an event of a stream, says. */
export function saidBytes(data: Buffer): number {
  const json = data.toString('latin1');
  let bytes = 0;
  for (const { 0: member, index } of json.matchAll(SAID)) {
    const start = index + member.length;
    bytes += endOfText(json, start) - start;
  }
  return bytes;
}

const QUOTE = '"';
const BACKSLASH = '\\';

/** The quote that ends a text; an expression that looked for it would need a stack as deep as the text is long. */
function endOfText(json: string, start: number): number {
  for (let quote = json.indexOf(QUOTE, start); quote !== -1; quote = json.indexOf(QUOTE, quote + 1)) {
    let escapes = quote;
    while (escapes > start && json[escapes - 1] === BACKSLASH) escapes -= 1;
    if ((quote - escapes) % 2 === 0) return quote;
  }
  return json.length;
}

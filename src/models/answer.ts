import { compilePaths, type Json, type Span, scan, stringAt } from '../protocol/index.ts';
import { type ModelUsage, readUsage } from './usage.ts';

/** Where answers and events of all operations name their model and tell their usage. */
const PATHS = compilePaths({
  model: ['model', 'response.model', 'message.model'],
  usage: ['usage', 'response.usage', 'message.usage'],
  choices: ['choices'],
  error: ['error'],
  type: ['type'],
  id: ['id', 'response.id'],
  serviceTier: ['service_tier', 'response.service_tier', 'usage.service_tier', 'message.usage.service_tier'],
  speed: ['usage.speed', 'message.usage.speed'],
});

/** What the gateway sees of an answer, or of one event of a stream. */
export interface SeenAnswer {
  /** The same with the model's name as the caller wrote it (model notes, A.4 g). */
  body: Buffer;
  /** Of the answer, as its provider knows it; null where it does not say. */
  id: string | null;
  /** The model that answered, as its provider names it; null where it does not say. */
  model: string | null;
  usage: ModelUsage | undefined;
  /** How the provider served it, in its own word, or that it was in Anthropic's fast mode; null where it does not say. */
  serviceTier: string | null;
  /** It tells nothing but the usage, and confuses whoever did not ask for that. */
  isUsageOnly: boolean;
  isError: boolean;
  /** Something of the answer itself: text, reasoning, or the call of a tool. */
  hasContent: boolean;
}

/**
 * Reads an answer without building anything of it.
 *
 * @throws SwitchboardError PARSE_ERROR for what is no JSON
 */
export function seeAnswer(bytes: Buffer, shownModel: string): SeenAnswer {
  const { spans } = scan(bytes, PATHS, { maxDepth: MAX_DEPTH });
  const usage = spans.usage ? readUsage(jsonAt(bytes, spans.usage)) : undefined;
  const choices = spans.choices ? bytes.toString('utf8', spans.choices.start, spans.choices.end) : '';
  return {
    body: spans.model ? splice(bytes, spans.model, Buffer.from(JSON.stringify(shownModel))) : bytes,
    id: stringAt(bytes, spans.id) ?? null,
    model: stringAt(bytes, spans.model) ?? null,
    usage,
    serviceTier: stringAt(bytes, spans.speed) === 'fast' ? 'fast' : (stringAt(bytes, spans.serviceTier) ?? null),
    isUsageOnly: usage !== undefined && EMPTY.test(choices),
    isError: spans.error !== undefined && bytes.toString('latin1', spans.error.start, spans.error.end) !== 'null',
    hasContent: CONTENT.test(choices) || isDelta(bytes, spans.type),
  };
}

/** Arguments of tools may be nested deeply. */
const MAX_DEPTH = 256;
const EMPTY = /^\[\s*\]$/;
const CONTENT = /"(?:content|text|reasoning_content|reasoning|refusal|arguments|name)"\s*:\s*"[^"]/;

/** Of responses (`response.output_text.delta`) and messages (`content_block_delta`). */
const isDelta = (bytes: Buffer, type: Span | undefined): boolean =>
  type !== undefined && bytes.toString('latin1', type.start, type.end - 1).endsWith('delta');

const jsonAt = (bytes: Buffer, { start, end }: Span): Json => JSON.parse(bytes.toString('utf8', start, end)) as Json;

const splice = (bytes: Buffer, { start, end }: Span, text: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, start), text, bytes.subarray(end)]);

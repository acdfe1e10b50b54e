import { isJsonObject, type Json, type JsonObject } from '../protocol/index.ts';

/** Tokens of one call as its provider counted them; null where it did not say. */
export interface ModelUsage {
  /** With those read from and written to a cache. */
  inputTokens: number | null;
  cachedTokens: number | null;
  /** Kept for five minutes, which is the usual time. */
  cacheWriteTokens: number | null;
  /** Kept for an hour, which costs more. */
  cacheWriteHourTokens: number | null;
  /** Of the input: what was heard, as far as no cache gave it. Absent as null. */
  audioInputTokens?: number | null;
  /** The same of images. */
  imageInputTokens?: number | null;
  /** With those spent on reasoning. */
  outputTokens: number | null;
  reasoningTokens: number | null;
  /** Of the output: what was spoken. */
  audioOutputTokens?: number | null;
  /** Of the output: what was drawn. */
  imageOutputTokens?: number | null;
  totalTokens: number | null;
}

/**
 * Reads a `usage` object in any of three spellings: chat completions (and embeddings), responses, Anthropic's messages
 * (model notes, A.6 step 1).
 *
 * @returns undefined when there is none
 */
export function readUsage(usage: Json | undefined): ModelUsage | undefined {
  if (!isJsonObject(usage)) return undefined;
  // So begins a stream whose provider counts at its end.
  if (usage['input_tokens'] === 0 && usage['output_tokens'] === 0) return undefined;
  return isAnthropic(usage) ? anthropicUsage(usage) : openAiUsage(usage);
}

/** Of a stream, whose events may each tell a part of it: what comes later wins, and takes nothing back. */
export function mergeUsage(known: ModelUsage | undefined, later: ModelUsage | undefined): ModelUsage | undefined {
  if (!known || !later) return later ?? known;
  const merged = { ...known };
  for (const name of Object.keys(later) as (keyof ModelUsage)[]) merged[name] = later[name] ?? known[name] ?? null;
  const { inputTokens, outputTokens } = merged;
  if (later.totalTokens === null && inputTokens !== null && outputTokens !== null)
    merged.totalTokens = inputTokens + outputTokens;
  return merged;
}

/** Only Anthropic counts what a cache took or gave apart from the input, under these names; LiteLLM repeats them. */
const isAnthropic = (usage: JsonObject): boolean =>
  !('prompt_tokens' in usage) && ('cache_read_input_tokens' in usage || 'cache_creation_input_tokens' in usage);

function openAiUsage(usage: JsonObject): ModelUsage {
  const inputDetails = partOf(usage, 'prompt_tokens_details', 'input_tokens_details');
  const outputDetails = partOf(usage, 'completion_tokens_details', 'output_tokens_details');
  const inputTokens = count(usage['prompt_tokens'] ?? usage['input_tokens']);
  // The name of OpenRouter, and that of LiteLLM.
  const written = count(inputDetails['cache_write_tokens'] ?? inputDetails['cache_creation_tokens']);
  const hour = count(partOf(inputDetails, 'cache_creation_token_details')['ephemeral_1h_input_tokens']);
  const reasoningTokens = count(outputDetails['reasoning_tokens']);
  const totalTokens = count(usage['total_tokens']);
  const saidTokens = count(usage['completion_tokens'] ?? usage['output_tokens']);
  // xAI counts its thoughts apart, and only the total says so (model notes, A.6 step 4).
  const isApart = totalTokens !== null && totalTokens === sumOf(sumOf(inputTokens, saidTokens), reasoningTokens);
  const outputTokens = isApart ? sumOf(saidTokens, reasoningTokens) : saidTokens;
  return {
    inputTokens,
    // DeepSeek's name.
    cachedTokens: count(inputDetails['cached_tokens'] ?? usage['prompt_cache_hit_tokens']),
    cacheWriteTokens: written === null ? null : written - (hour ?? 0),
    cacheWriteHourTokens: hour,
    audioInputTokens: count(inputDetails['audio_tokens']),
    imageInputTokens: count(inputDetails['image_tokens']),
    outputTokens,
    reasoningTokens,
    audioOutputTokens: count(outputDetails['audio_tokens']),
    imageOutputTokens: count(outputDetails['image_tokens']),
    totalTokens: totalTokens ?? sumOf(inputTokens, outputTokens),
  };
}

function anthropicUsage(usage: JsonObject): ModelUsage {
  const written = count(usage['cache_creation_input_tokens']);
  const hour = count(partOf(usage, 'cache_creation')['ephemeral_1h_input_tokens']);
  const cachedTokens = count(usage['cache_read_input_tokens']);
  const plain = count(usage['input_tokens']);
  const inputTokens = plain === null ? null : plain + (cachedTokens ?? 0) + (written ?? 0);
  const outputTokens = count(usage['output_tokens']);
  return {
    inputTokens,
    cachedTokens,
    cacheWriteTokens: written === null ? null : written - (hour ?? 0),
    cacheWriteHourTokens: hour,
    outputTokens,
    reasoningTokens: count(partOf(usage, 'output_tokens_details')['thinking_tokens']),
    totalTokens: sumOf(inputTokens, outputTokens),
  };
}

const count = (value: Json | undefined): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

const sumOf = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : one + other;

function partOf(usage: JsonObject, ...names: string[]): JsonObject {
  for (const name of names) {
    const part = usage[name];
    if (isJsonObject(part)) return part;
  }
  return {};
}

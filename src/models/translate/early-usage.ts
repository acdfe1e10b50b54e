import { isJsonObject, type JsonObject } from '../../protocol/index.ts';
import { type ModelUsage, readUsage } from '../usage.ts';

/**
 * What an event of a provider's own stream tells of its usage, for the library tells it only at the end: Anthropic counts
 * the input in its first event, Google everything in each (model notes, A.10).
 */
export function earlyUsage(event: unknown): ModelUsage | undefined {
  if (!isJsonObject(event)) return undefined;
  const { message, usageMetadata: ofGoogle } = event;
  if (isJsonObject(ofGoogle)) return readUsage(inOpenAiWords(ofGoogle));
  return isJsonObject(message) ? readUsage(message['usage']) : undefined;
}

function inOpenAiWords(told: JsonObject): JsonObject | undefined {
  const { promptTokenCount, cachedContentTokenCount = 0, candidatesTokenCount, thoughtsTokenCount = 0 } = told;
  if (typeof promptTokenCount !== 'number') return undefined;
  return {
    prompt_tokens: promptTokenCount,
    prompt_tokens_details: { cached_tokens: cachedContentTokenCount },
    completion_tokens: count(candidatesTokenCount) + count(thoughtsTokenCount),
    completion_tokens_details: { reasoning_tokens: thoughtsTokenCount },
  };
}

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

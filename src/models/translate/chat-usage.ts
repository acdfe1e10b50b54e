import type { LanguageModelV3Usage } from '@ai-sdk/provider';
import { isJsonObject, type JsonObject } from '../../protocol/index.ts';

/**
 * The tokens of a call in OpenAI's words, cached ones within the input, and those of thinking within the output. What was
 * written to a cache stands as LiteLLM has it, for it costs more (model notes, A.6 step 1).
 *
 * @returns null when the provider did not count
 */
export function chatUsage({ inputTokens, outputTokens, raw }: LanguageModelV3Usage): JsonObject | null {
  if (inputTokens.total === undefined || outputTokens.total === undefined) return null;
  const hour = hourTokens(raw);
  return {
    prompt_tokens: inputTokens.total,
    completion_tokens: outputTokens.total,
    total_tokens: inputTokens.total + outputTokens.total,
    prompt_tokens_details: {
      cached_tokens: inputTokens.cacheRead ?? 0,
      ...(inputTokens.cacheWrite !== undefined && {
        cache_creation_tokens: inputTokens.cacheWrite,
        cache_creation_token_details: {
          ephemeral_5m_input_tokens: inputTokens.cacheWrite - hour,
          ephemeral_1h_input_tokens: hour,
        },
      }),
    },
    completion_tokens_details: { reasoning_tokens: outputTokens.reasoning ?? 0 },
  };
}

/** Anthropic and Bedrock each tell in their own way what is kept for an hour. */
function hourTokens(raw: LanguageModelV3Usage['raw']): number {
  const { cache_creation: anthropic, cacheDetails: bedrock } = (raw ?? {}) as JsonObject;
  const told = isJsonObject(anthropic)
    ? anthropic['ephemeral_1h_input_tokens']
    : Array.isArray(bedrock)
      ? bedrock.filter((detail) => isJsonObject(detail)).find(({ ttl }) => ttl === '1h')?.['inputTokens']
      : undefined;
  return typeof told === 'number' ? told : 0;
}

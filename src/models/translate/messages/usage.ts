import { isJsonObject, type JsonObject } from '../../../protocol/index.ts';

/** The tokens of a chat completion as Anthropic counts them: what a cache gave or took stands apart from the input. */
export function messagesUsage(usage: JsonObject | null): JsonObject {
  const details = isJsonObject(usage?.['prompt_tokens_details']) ? usage['prompt_tokens_details'] : {};
  const cached = count(details['cached_tokens']);
  const written = count(details['cache_creation_tokens'] ?? details['cache_write_tokens']);
  const split = details['cache_creation_token_details'];
  return {
    input_tokens: Math.max(0, count(usage?.['prompt_tokens']) - cached - written),
    cache_read_input_tokens: cached,
    cache_creation_input_tokens: written,
    ...(isJsonObject(split) && { cache_creation: split }),
    output_tokens: count(usage?.['completion_tokens']),
    ...thoughts(usage),
  };
}

const count = (value: unknown): number => (typeof value === 'number' ? value : 0);

function thoughts(usage: JsonObject | null): JsonObject {
  const details = usage?.['completion_tokens_details'];
  const reasoning = isJsonObject(details) ? details['reasoning_tokens'] : undefined;
  return typeof reasoning === 'number' ? { output_tokens_details: { thinking_tokens: reasoning } } : {};
}

/** Why an answer ended, in Anthropic's words. */
export const stopReasonOf = (finishReason: string | null): string => STOP_REASONS[finishReason ?? ''] ?? 'end_turn';

const STOP_REASONS: Record<string, string> = {
  length: 'max_tokens',
  tool_calls: 'tool_use',
  content_filter: 'refusal',
};

import type { LanguageModelV3FinishReason } from '@ai-sdk/provider';

/** Why an answer ended, in OpenAI's words (model notes, A.11). */
export function finishReasonOf({ unified }: LanguageModelV3FinishReason): string {
  switch (unified) {
    case 'length':
      return 'length';
    case 'content-filter':
      return 'content_filter';
    case 'tool-calls':
      return 'tool_calls';
    default:
      return 'stop';
  }
}

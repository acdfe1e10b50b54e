import type { LanguageModelV3Content, LanguageModelV3GenerateResult } from '@ai-sdk/provider';
import type { JsonObject } from '../../protocol/index.ts';
import { chatUsage } from './chat-usage.ts';
import { finishReasonOf } from './finish-reason.ts';
import { servedTier } from './service-tier.ts';
import { signatureOfCall, thinkingBlock } from './thinking.ts';

/** What every piece of an answer says of the whole. */
export interface AnswerHead {
  id: string;
  /** Epoch seconds. */
  created: number;
  model: string;
}

/** A whole answer as a chat completion. */
export function chatAnswer(
  { content, finishReason, usage }: LanguageModelV3GenerateResult,
  head: AnswerHead,
): JsonObject {
  const text = textsOf(content, 'text');
  const thinking = content.filter((part) => part.type === 'reasoning');
  const calls = content.filter((part) => part.type === 'tool-call').filter(({ providerExecuted }) => !providerExecuted);
  const images = content.filter((part) => part.type === 'file');
  return {
    id: head.id,
    object: 'chat.completion',
    created: head.created,
    model: head.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: text === '' && calls.length > 0 ? null : text,
          refusal: null,
          ...(thinking.length > 0 && {
            reasoning_content: textsOf(content, 'reasoning'),
            thinking_blocks: thinking.map(({ text: thought, providerMetadata }) =>
              thinkingBlock(thought, providerMetadata),
            ),
          }),
          ...(calls.length > 0 && { tool_calls: calls.map(toolCall) }),
          ...(images.length > 0 && { images: images.map(imagePart) }),
        },
        logprobs: null,
        finish_reason: finishReasonOf(finishReason),
      },
    ],
    usage: chatUsage(usage),
    ...servedTier(usage),
  };
}

const textsOf = (content: LanguageModelV3Content[], type: 'text' | 'reasoning'): string =>
  content.map((part) => (part.type === type ? part.text : '')).join('');

type Called = Extract<LanguageModelV3Content, { type: 'tool-call' }>;

const toolCall = ({ toolCallId, toolName, input, providerMetadata }: Called): JsonObject => ({
  id: toolCallId,
  type: 'function',
  function: { name: toolName, arguments: input },
  ...signatureOfCall(providerMetadata),
});

type Made = Extract<LanguageModelV3Content, { type: 'file' }>;

/** Where LiteLLM puts images that a model made. */
export const imagePart = ({ mediaType, data }: Made): JsonObject => ({
  type: 'image_url',
  image_url: {
    url: `data:${mediaType};base64,${typeof data === 'string' ? data : Buffer.from(data).toString('base64')}`,
  },
});

import type { LanguageModelV3ReasoningPart, SharedV3ProviderMetadata } from '@ai-sdk/provider';
import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';

/**
 * What a model thought, as LiteLLM tells it beside `reasoning_content`: blocks in Anthropic's shape. Their signatures are
 * the provider's, who wants them back with the next turn, above all between the call of a tool and its result.
 */
export function thinkingBlock(text: string, metadata: SharedV3ProviderMetadata | undefined): JsonObject {
  const { redactedData, signature, thoughtSignature } = Object.assign({}, ...Object.values(metadata ?? {})) as Record<
    string,
    unknown
  >;
  if (typeof redactedData === 'string') return { type: 'redacted_thinking', data: redactedData };
  const signed = signature ?? thoughtSignature;
  return { type: 'thinking', thinking: text, ...(typeof signed === 'string' && { signature: signed }) };
}

/** Blocks that a caller gives back. Without a signature they are worth nothing to any provider, and are left out. */
export function reasoningOf(blocks: Json | undefined): LanguageModelV3ReasoningPart[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block) => {
    if (!isJsonObject(block)) return [];
    const { type, thinking, data, signature } = block;
    if (type === 'redacted_thinking' && typeof data === 'string')
      return [{ type: 'reasoning', text: '', providerOptions: forAll({ redactedData: data }) }];
    if (type !== 'thinking' || typeof thinking !== 'string' || typeof signature !== 'string' || !signature) return [];
    const signed = forAll({ signature, thoughtSignature: signature });
    return [{ type: 'reasoning', text: thinking, providerOptions: signed }];
  });
}

/** Each provider reads its own, under its own name for it. */
const forAll = (options: Record<string, string>) => ({
  anthropic: options,
  bedrock: options,
  google: options,
  vertex: options,
});

/** Google signs the calls of tools, too; where its own OpenAI-compatible route puts that. */
export const signatureOfCall = (metadata: SharedV3ProviderMetadata | undefined): JsonObject => {
  const signatures = Object.values(metadata ?? {}).map(({ thoughtSignature }) => thoughtSignature);
  const signature = signatures.find((one) => typeof one === 'string');
  return signature === undefined ? {} : { extra_content: { google: { thought_signature: signature } } };
};

/** The same, given back. */
export function signedCall({ extra_content: extra }: JsonObject): { providerOptions?: SharedV3ProviderMetadata } {
  const google = isJsonObject(extra) ? extra['google'] : undefined;
  const signature = isJsonObject(google) ? google['thought_signature'] : undefined;
  if (typeof signature !== 'string') return {};
  const options = { thoughtSignature: signature };
  return { providerOptions: { google: options, vertex: options } };
}

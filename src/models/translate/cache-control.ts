import type { SharedV3ProviderOptions } from '@ai-sdk/provider';
import { isJsonObject, type Json } from '../../protocol/index.ts';

/**
 * Anthropic's mark up to which a prompt is kept, as LiteLLM takes it in OpenAI's shape: `cache_control` of a part or a
 * tool. Providers that know nothing of it do not get it.
 */
export function cacheOptionsOf(mark: Json | undefined): { providerOptions?: SharedV3ProviderOptions } {
  if (!isJsonObject(mark) || mark['type'] !== 'ephemeral') return {};
  const ttl = mark['ttl'] === '1h' ? { ttl: '1h' } : {};
  return {
    providerOptions: {
      anthropic: { cacheControl: { type: 'ephemeral', ...ttl } },
      bedrock: { cachePoint: { type: 'default', ...ttl } },
    },
  };
}

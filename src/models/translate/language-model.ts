import type { LanguageModelV3 } from '@ai-sdk/provider';
import type { ModelDeployment } from '../deployment.ts';
import { isClaude } from './family.ts';

/** The connection adds the real one. */
const NO_KEY = 'added-by-the-connection';

type Fetch = typeof globalThis.fetch;

/**
 * What speaks to the deployment's provider. Loaded when the first call needs it: a start pays nothing for it.
 *
 * @param fetch how it reaches the provider
 */
export async function loadLanguageModel(deployment: ModelDeployment, fetch: Fetch): Promise<LanguageModelV3> {
  const { dialect, upstreamModel: model } = deployment;
  const baseUrl = deployment.baseUrl ?? '';
  switch (dialect) {
    case 'anthropic':
      return claude(model, { baseURL: `${baseUrl.replace(/\/v1$/, '')}/v1`, fetch });
    case 'google':
      return gemini(model, { baseURL: baseUrl.replace(/\/openai$/, ''), fetch });
    case 'vertex':
      return isClaude(model)
        ? claude(model, { baseURL: baseUrl, name: 'vertex.anthropic.messages', fetch: asRawPredict(baseUrl, fetch) })
        : gemini(model, { baseURL: `${baseUrl}/publishers/google`, name: 'google.vertex.chat', fetch });
    case 'bedrock': {
      const { createAmazonBedrock } = await import('@ai-sdk/amazon-bedrock');
      const provider = createAmazonBedrock({ baseURL: baseUrl, apiKey: NO_KEY, fetch });
      return provider.languageModel(model.replace(/^converse\//, ''));
    }
    default:
      throw new Error(`models of dialect "${dialect}" are not translated`);
  }
}

interface Place {
  baseURL: string;
  fetch: Fetch;
  name?: string;
}

async function claude(model: string, place: Place): Promise<LanguageModelV3> {
  const { createAnthropic } = await import('@ai-sdk/anthropic');
  return createAnthropic({ ...place, apiKey: NO_KEY }).languageModel(model);
}

async function gemini(model: string, place: Place): Promise<LanguageModelV3> {
  const { createGoogleGenerativeAI } = await import('@ai-sdk/google');
  return createGoogleGenerativeAI({ ...place, apiKey: NO_KEY }).languageModel(model);
}

/** On Vertex AI the address names Claude's model and whether it streams, and the body the version of the protocol. */
function asRawPredict(baseUrl: string, fetch: Fetch): Fetch {
  return async (_, init = {}) => {
    const { model, ...body } = JSON.parse(init.body as string) as { model: string; stream?: boolean };
    const method = body.stream === true ? 'streamRawPredict' : 'rawPredict';
    const url = `${baseUrl}/publishers/anthropic/models/${encodeURIComponent(model)}:${method}`;
    return fetch(url, { ...init, body: JSON.stringify({ anthropic_version: 'vertex-2023-10-16', ...body }) });
  };
}

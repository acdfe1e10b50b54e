import type { OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type JsonObject } from '../../protocol/index.ts';
import type { EmbeddingsWay } from './way.ts';

/** Models for vectors on Bedrock, by `InvokeModel`, each family in its own words. @returns undefined for all others */
export function bedrockEmbeddings(model: string): EmbeddingsWay | undefined {
  const path = `/model/${encodeURIComponent(model)}/invoke`;
  if (model.includes('amazon.titan-embed')) return titan(path);
  return model.includes('cohere.embed') ? cohere(path) : undefined;
}

/** One text at once (Amazon Bedrock, "Amazon Titan Embeddings models"). */
const titan = (path: string): EmbeddingsWay => ({
  path,
  batch: 1,
  ask: ({ texts, dimensions }) => ({ inputText: texts[0] ?? '', ...(dimensions !== undefined && { dimensions }) }),
  read: ({ embedding, inputTextTokenCount: count }, headers) => ({
    vectors: [embedding],
    tokens: typeof count === 'number' ? count : countedIn(headers),
  }),
});

const COHERE_TEXTS = 96;

/** Amazon Bedrock, "Cohere Embed models": of the fourth generation on, vectors stand below their type. */
const cohere = (path: string): EmbeddingsWay => ({
  path,
  batch: COHERE_TEXTS,
  ask: ({ texts, dimensions, purpose = 'search_document' }) => ({
    texts,
    input_type: purpose,
    ...(dimensions !== undefined && { output_dimension: dimensions }),
  }),
  read: ({ embeddings }: JsonObject, headers) => {
    const vectors = isJsonObject(embeddings) ? embeddings['float'] : embeddings;
    return { vectors: Array.isArray(vectors) ? vectors : [], tokens: countedIn(headers) };
  },
});

function countedIn(headers: OutboundResponse['headers']): number | null {
  const count = Number(headers['x-amzn-bedrock-input-token-count'] ?? Number.NaN);
  return Number.isSafeInteger(count) ? count : null;
}

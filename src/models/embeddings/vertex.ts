import { isJsonObject, type Json, type JsonObject } from '../../protocol/index.ts';
import type { EmbeddingsWay } from './way.ts';

/** Google's limit; Gemini's own models for vectors take one text at once. */
const MOST_TEXTS = 250;

/** Models for vectors on Vertex AI, by `predict` (Vertex AI, "Text embeddings API"). */
export const vertexEmbeddings = (model: string): EmbeddingsWay => ({
  path: `/publishers/google/models/${encodeURIComponent(model)}:predict`,
  batch: model.startsWith('gemini-embedding') ? 1 : MOST_TEXTS,
  ask: ({ texts, dimensions, purpose }) => ({
    instances: texts.map((content) => ({ content, ...(purpose !== undefined && { task_type: purpose }) })),
    ...(dimensions !== undefined && { parameters: { outputDimensionality: dimensions } }),
  }),
  read: ({ predictions }) => {
    const told = Array.isArray(predictions) ? predictions.map((one) => objectIn(one, 'embeddings')) : [];
    const counts = told.map((one) => objectIn(one, 'statistics')['token_count']);
    const isCounted = counts.every((count) => typeof count === 'number');
    return {
      vectors: told.map(({ values }) => values),
      tokens: isCounted ? counts.reduce((sum, count) => sum + count, 0) : null,
    };
  },
});

function objectIn(value: Json, name: string): JsonObject {
  const member = isJsonObject(value) ? value[name] : undefined;
  return isJsonObject(member) ? member : {};
}

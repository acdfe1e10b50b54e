import type { OutboundResponse } from '../../outbound/index.ts';
import type { JsonObject } from '../../protocol/index.ts';

/** What is asked for: texts, and how they are to be understood. */
export interface EmbeddingsRequest {
  texts: string[];
  dimensions: number | undefined;
  /** What the vectors are for, in the provider's own words (`input_type` of Cohere, `task_type` of Google). */
  purpose: string | undefined;
}

/** How a provider that does not speak OpenAI's protocol is asked for vectors. */
export interface EmbeddingsWay {
  /** Below the address of the deployment. */
  path: string;
  /** So many texts it takes at once. */
  batch: number;
  ask(request: EmbeddingsRequest): JsonObject;
  read(answer: JsonObject, headers: OutboundResponse['headers']): Embedded;
}

/** What it answered, in the order of the texts. */
export interface Embedded {
  vectors: unknown[];
  /** Null where it did not count. */
  tokens: number | null;
}

import { type ModelOperation, SwitchboardError } from '../protocol/index.ts';
import type { Dialect } from './catalog.ts';
import type { ModelDeployment } from './deployment.ts';

const PATHS: Record<ModelOperation, string> = {
  'chat.completions': 'chat/completions',
  completions: 'completions',
  embeddings: 'embeddings',
  responses: 'responses',
  messages: 'messages',
  'messages.count_tokens': 'messages/count_tokens',
};

const AZURE_VERSION = '2024-10-21';

/** Of deployments that were asked before: an address takes longer to be taken apart than to be found again. */
const KNOWN = new WeakMap<ModelDeployment, Map<ModelOperation, URL>>();

/** Where a deployment serves an operation. @throws SwitchboardError UNSUPPORTED_OPERATION when it has no such route */
export function addressOf(deployment: ModelDeployment, operation: ModelOperation): URL {
  const ofDeployment = KNOWN.get(deployment) ?? new Map<ModelOperation, URL>();
  const known = ofDeployment.get(operation);
  if (known) return known;
  const address = foundAddress(deployment, operation);
  KNOWN.set(deployment, ofDeployment.set(operation, address));
  return address;
}

function foundAddress(
  { dialect, baseUrl, apiVersion, upstreamModel, provider }: ModelDeployment,
  operation: ModelOperation,
): URL {
  const path = PATHS[operation];
  const isServed = SERVED[dialect]?.includes(operation) ?? operation !== 'messages';
  if (baseUrl === null || !isServed) {
    throw new SwitchboardError(
      'UNSUPPORTED_OPERATION',
      `Models of "${provider}" are not served at this route. Use /v1/chat/completions.`,
    );
  }
  // The one route of Gemini's that is like OpenAI's and loses nothing by it.
  if (dialect === 'google') return new URL(`${baseUrl.replace(/\/openai$/, '')}/openai/${path}`);
  if (dialect === 'anthropic') return new URL(`${baseUrl.replace(/\/v1$/, '')}/v1/${path}`);
  if (dialect !== 'azure') return new URL(`${baseUrl}/${path}`);
  // Azure's newer address takes the model from the body, as OpenAI does.
  if (baseUrl.endsWith('/openai/v1')) return new URL(`${baseUrl}/${path}`);
  const deployed = operation === 'responses' ? 'openai' : `openai/deployments/${encodeURIComponent(upstreamModel)}`;
  return new URL(`${baseUrl}/${deployed}/${path}?api-version=${encodeURIComponent(apiVersion ?? AZURE_VERSION)}`);
}

/** What passes through to providers that do not speak OpenAI's protocol; others serve all but messages. */
const SERVED: Partial<Record<Dialect, readonly ModelOperation[]>> = {
  anthropic: ['messages', 'messages.count_tokens'],
  google: ['embeddings'],
  vertex: [],
  bedrock: [],
};

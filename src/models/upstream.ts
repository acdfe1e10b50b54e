import type { CancelSignal, NetworkClass, Outbound, OutboundResponse } from '../outbound/index.ts';
import { type ModelOperation, SwitchboardError } from '../protocol/index.ts';
import type { ModelDeployment } from './deployment.ts';
import { askMock } from './mock/mock.ts';
import { type ModelRequest, upstreamBody } from './request.ts';

export interface AskOptions {
  request: ModelRequest;
  deployment: ModelDeployment;
  /** Of the caller's that go on to the provider, besides what the deployment has. */
  headers: Record<string, string>;
  signal: CancelSignal;
}

/** Asks one deployment. @throws SwitchboardError as `Outbound.send` does; UNSUPPORTED_OPERATION */
export type AskModel = (options: AskOptions) => Promise<OutboundResponse>;

export function createModelUpstream(outbound: Outbound): AskModel {
  /** Where an address lies is found out once: a public name can never turn private afterwards. */
  const networks = new Map<string, NetworkClass>();

  const networkOf = async (url: URL): Promise<NetworkClass> => {
    const known = networks.get(url.host);
    if (known) return known;
    const found = await outbound.classify(url);
    networks.set(url.host, found);
    return found;
  };

  return async ({ request, deployment, headers, signal }) => {
    const { operation } = request;
    const { dialect, upstreamModel, defaults } = deployment;
    const body = upstreamBody(request, { upstreamModel, defaults, forceUsage: USAGE_ON_REQUEST.has(operation) });
    if (dialect === 'mock') return askMock({ operation, model: upstreamModel, body, settings: defaults, signal });
    const url = urlOf(deployment, operation);
    return outbound.send({
      method: 'POST',
      url,
      network: await networkOf(url),
      headers: {
        'content-type': 'application/json',
        accept: request.isStream ? 'text/event-stream' : 'application/json',
        ...headers,
        ...(operation === 'messages' && { 'anthropic-version': headers['anthropic-version'] ?? '2023-06-01' }),
        ...deployment.headers,
      },
      body,
      timeouts: deployment.timeouts,
      signal,
    });
  };
}

/** Their streams tell the usage only when asked to; those of the others always do. */
const USAGE_ON_REQUEST: ReadonlySet<ModelOperation> = new Set(['chat.completions', 'completions']);

const PATHS: Record<ModelOperation, string> = {
  'chat.completions': 'chat/completions',
  completions: 'completions',
  embeddings: 'embeddings',
  responses: 'responses',
  messages: 'messages',
};

const AZURE_VERSION = '2024-10-21';

/** @throws SwitchboardError UNSUPPORTED_OPERATION when the provider has no such route */
function urlOf(
  { dialect, baseUrl, apiVersion, upstreamModel, provider }: ModelDeployment,
  operation: ModelOperation,
): URL {
  const path = PATHS[operation];
  const isServed = dialect === 'anthropic' ? ANTHROPIC_SERVES.has(operation) : operation !== 'messages';
  if (baseUrl === null || !isServed) {
    throw new SwitchboardError(
      'UNSUPPORTED_OPERATION',
      `Models of "${provider}" are not served at this route. Use /v1/${dialect === 'anthropic' ? 'messages' : 'chat/completions'}.`,
    );
  }
  if (dialect === 'anthropic') return new URL(`${baseUrl.replace(/\/v1$/, '')}/v1/${path}`);
  if (dialect !== 'azure') return new URL(`${baseUrl}/${path}`);
  // Azure's newer address takes the model from the body, as OpenAI does.
  if (baseUrl.endsWith('/openai/v1')) return new URL(`${baseUrl}/${path}`);
  const deployed = operation === 'responses' ? 'openai' : `openai/deployments/${encodeURIComponent(upstreamModel)}`;
  return new URL(`${baseUrl}/${deployed}/${path}?api-version=${encodeURIComponent(apiVersion ?? AZURE_VERSION)}`);
}

const ANTHROPIC_SERVES: ReadonlySet<ModelOperation> = new Set(['messages', 'chat.completions']);

import { randomUUID } from 'node:crypto';
import type { CancelSignal, NetworkClass, Outbound, OutboundResponse } from '../outbound/index.ts';
import { type JsonObject, type ModelOperation, SwitchboardError } from '../protocol/index.ts';
import type { Dialect } from './catalog.ts';
import type { ModelDeployment } from './deployment.ts';
import { askMock } from './mock/mock.ts';
import { type ModelRequest, readModelRequest, upstreamBody } from './request.ts';
import {
  askTranslated,
  asMessages,
  asResponses,
  chatOfMessages,
  chatOfResponses,
  createOutboundFetch,
  type Family,
  familyOf,
  loadLanguageModel,
} from './translate/index.ts';

export interface AskOptions {
  request: ModelRequest;
  deployment: ModelDeployment;
  /** Of the caller's that go on to the provider, besides what the deployment has. */
  headers: Record<string, string>;
  signal: CancelSignal;
}

/** Asks one deployment. @throws SwitchboardError as `Outbound.send` does; UNSUPPORTED_OPERATION */
export type AskModel = (options: AskOptions) => Promise<OutboundResponse>;

export interface ModelUpstreamOptions {
  /** Leave out what a model does not take, instead of refusing it; entries may say otherwise. */
  dropParams?: boolean;
  /** Of whole answers that are translated. */
  maxResponseBytes?: number;
  newId?: () => string;
  /** Epoch milliseconds. */
  clock?: () => number;
}

export function createModelUpstream(
  outbound: Outbound,
  {
    dropParams = false,
    maxResponseBytes = Number.POSITIVE_INFINITY,
    newId = randomUUID,
    clock = Date.now,
  }: ModelUpstreamOptions = {},
): AskModel {
  /** Where an address lies is found out once: a public name can never turn private afterwards. */
  const networks = new Map<string, NetworkClass>();

  const networkOf = async (url: URL): Promise<NetworkClass> => {
    const known = networks.get(url.host);
    if (known) return known;
    const found = await outbound.classify(url);
    networks.set(url.host, found);
    return found;
  };

  const ask: AskModel = async (options) => {
    const { request, deployment, signal } = options;
    const { operation } = request;
    const { dialect, upstreamModel, defaults } = deployment;
    const body = upstreamBody(request, { upstreamModel, defaults, forceUsage: USAGE_ON_REQUEST.has(operation) });
    if (dialect === 'mock') return askMock({ operation, model: upstreamModel, body, settings: defaults, signal });
    if (operation === 'messages' && dialect !== 'anthropic') return messages(options);
    if (operation === 'responses' && !hasResponses(deployment)) return responses(options);
    const family = operation === 'chat.completions' ? familyOf(deployment) : undefined;
    return family ? translated(body, family, options) : passedThrough(body, options);
  };

  /** Of models that are none of Anthropic's: as a chat completion, there and back. */
  const messages = async ({ request, deployment, ...options }: AskOptions) => {
    const { raw, body } = request;
    const given = body ?? (JSON.parse(raw.toString()) as JsonObject);
    const { max_tokens: limit, ...chat } = chatOfMessages(given, familyOf(deployment) !== undefined);
    // Models of OpenAI's that think refuse the older name; all others know only that.
    const limitName = TAKES_NEW_LIMIT.has(deployment.provider) ? 'max_completion_tokens' : 'max_tokens';
    const asked = Buffer.from(JSON.stringify({ ...chat, [limitName]: limit }));
    const response = await ask({ request: readModelRequest(asked, 'chat.completions'), deployment, ...options });
    const id = `msg_${newId()}`;
    return asMessages(response, { id, model: deployment.upstreamModel, maxResponseBytes, maxEventBytes: MAX_EVENT });
  };

  /** Of providers that have none: as a chat completion, there and back. */
  const responses = async ({ request, deployment, ...options }: AskOptions) => {
    const { raw, body } = request;
    const asked = body ?? (JSON.parse(raw.toString()) as JsonObject);
    const chat = readModelRequest(Buffer.from(JSON.stringify(chatOfResponses(asked))), 'chat.completions');
    const response = await ask({ request: chat, deployment, ...options });
    const model = deployment.upstreamModel;
    return asResponses(response, { asked, model, newId, clock, maxResponseBytes, maxEventBytes: MAX_EVENT });
  };

  const translated = async (body: Buffer, family: Family, { deployment, headers, signal }: AskOptions) => {
    const way = createOutboundFetch({ outbound, networkOf, deployment, headers, signal, maxResponseBytes });
    return askTranslated({
      body: JSON.parse(body.toString()) as JsonObject,
      family,
      deployment,
      model: await loadLanguageModel(deployment, way.fetch),
      leave: way.leave,
      dropsOthers: deployment.dropsParams ?? dropParams,
      outbound,
      signal,
      newId,
      clock,
    });
  };

  const passedThrough = async (body: Buffer, { request, deployment, headers, signal }: AskOptions) => {
    const { operation } = request;
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
        ...(deployment.dialect === 'google' ? bearing(deployment.headers) : deployment.headers),
      },
      body,
      timeouts: deployment.timeouts,
      identity: deployment.identity,
      signal,
    });
  };

  return ask;
}

/** Providers of OpenAI's protocol that end at chat completions (model notes, A.7). */
const WITHOUT_RESPONSES = new Set(['mistral', 'deepseek', 'together_ai', 'perplexity', 'nvidia_nim', 'cerebras']);

const hasResponses = (deployment: ModelDeployment): boolean =>
  familyOf(deployment) === undefined && !WITHOUT_RESPONSES.has(deployment.provider);

const TAKES_NEW_LIMIT = new Set(['openai', 'azure']);
const MAX_EVENT = 16 * 1024 * 1024;

/** Google's route that is like OpenAI's takes its key as OpenAI does. */
const bearing = ({ 'x-goog-api-key': key, ...headers }: ModelDeployment['headers']): Record<string, string> =>
  key === undefined ? headers : { ...headers, authorization: `Bearer ${key}` };

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
  anthropic: ['messages'],
  google: ['embeddings'],
  vertex: [],
  bedrock: [],
};

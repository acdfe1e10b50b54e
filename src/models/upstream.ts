import { randomUUID } from 'node:crypto';
import type {
  CancelSignal,
  ExchangeLog,
  NetworkClass,
  Outbound,
  OutboundResponse,
  Timeouts,
} from '../outbound/index.ts';
import type { JsonObject, ModelOperation } from '../protocol/index.ts';
import { addressOf } from './address.ts';
import type { ModelDeployment } from './deployment.ts';
import { askEmbeddings, embeddingsWayOf } from './embeddings/index.ts';
import { estimatedInputTokens } from './estimate.ts';
import { askMock } from './mock/mock.ts';
import { type ModelRequest, readModelRequest, upstreamBody } from './request.ts';
import { respellingFor } from './respelling.ts';
import {
  adding,
  asCompletions,
  askTranslated,
  asMessages,
  asResponses,
  chatOfCompletions,
  chatOfMessages,
  chatOfResponses,
  createOutboundFetch,
  type Family,
  familyOf,
  jsonResponse,
  loadLanguageModel,
  splitTier,
} from './translate/index.ts';
import { untakenParameters } from './untaken.ts';
import type { ModelUsage } from './usage.ts';

export interface AskOptions {
  request: ModelRequest;
  deployment: ModelDeployment;
  /** Of this call, whatever the deployment says. */
  timeouts: Timeouts;
  /** Of the caller's that go on to the provider, besides what the deployment has. */
  headers: Record<string, string>;
  signal: CancelSignal;
  /** Hears what a translated stream tells of its usage before its end: its caller may leave until then. */
  counted?: (usage: ModelUsage) => void;
  /** Told of the headers that go there and come back, where somebody keeps them. */
  log?: ExchangeLog | undefined;
}

/** Asks one deployment. @throws SwitchboardError as `Outbound.send` does; UNSUPPORTED_OPERATION */
export type AskModel = (options: AskOptions) => Promise<OutboundResponse>;

export interface ModelUpstreamOptions {
  /** Leave out what a model does not take, instead of refusing it; entries may say otherwise. */
  dropParams?: boolean;
  /** Of whole answers that are translated. */
  maxResponseBytes?: number;
  /** Of one event of a stream that is. */
  maxEventBytes?: number;
  /** What there is to say of a deployment's requests, each of it once. */
  warn?: (warning: string, deployment: ModelDeployment) => void;
  newId?: () => string;
  /** Epoch milliseconds. */
  clock?: () => number;
}

export function createModelUpstream(
  outbound: Outbound,
  {
    dropParams = false,
    maxResponseBytes = Number.POSITIVE_INFINITY,
    maxEventBytes = Number.POSITIVE_INFINITY,
    warn = () => undefined,
    newId = randomUUID,
    clock = Date.now,
  }: ModelUpstreamOptions = {},
): AskModel {
  /** Where an address lies is found out once: a public name can never turn private afterwards. */
  const networks = new Map<string, NetworkClass>();

  const warned = new Set<string>();

  const warnOnce = (warning: string, deployment: ModelDeployment): void => {
    const known = `${deployment.id} ${warning}`;
    if (warned.has(known) || warned.size >= MOST_WARNINGS) return;
    warned.add(known);
    warn(warning, deployment);
  };

  const networkOf = (url: URL): NetworkClass | Promise<NetworkClass> => networks.get(url.host) ?? classified(url);

  const classified = async (url: URL): Promise<NetworkClass> => {
    const found = await outbound.classify(url);
    networks.set(url.host, found);
    return found;
  };

  const ask: AskModel = async (options) => {
    const { request, deployment, signal } = options;
    const { operation } = request;
    const { dialect, upstreamModel } = deployment;
    const family = familyOf(deployment);
    const isDropping = operation === 'chat.completions' && !family && (deployment.dropsParams ?? dropParams);
    const drops = isDropping ? [...deployment.drops, ...untakenParameters(request, deployment)] : deployment.drops;
    const defaults = operation === 'messages.count_tokens' ? {} : deployment.defaults;
    const respelling = operation === 'chat.completions' ? respellingFor(deployment) : {};
    const forceUsage = USAGE_ON_REQUEST.has(operation) && respelling['stream_options'] !== null;
    const body = upstreamBody(request, { upstreamModel, defaults, drops, respelling, forceUsage });
    if (dialect === 'mock')
      return askMock({ operation, model: upstreamModel, body, settings: deployment.defaults, signal });
    if (operation === 'chat.completions' && family) return translated(body, family, options);
    if (operation === 'completions' && family) return completions(options);
    if (operation === 'messages' && dialect !== 'anthropic') return messages(options);
    if (operation === 'messages.count_tokens' && dialect !== 'anthropic') return estimatedCount(request);
    if (operation === 'responses' && !hasResponses(deployment)) return responses(options);
    return operation === 'embeddings' ? embeddings(body, options) : passedThrough(body, options);
  };

  /** The older route of models that only chat: there and back. */
  const completions = async ({ request, deployment, ...options }: AskOptions) => {
    const chat = askedAs('chat.completions', chatOfCompletions(objectOf(request)));
    const response = await ask({ request: chat, deployment, ...options });
    const head = { id: `cmpl-${newId()}`, created: Math.floor(clock() / 1000), model: deployment.upstreamModel };
    return asCompletions(response, { ...head, maxResponseBytes, maxEventBytes });
  };

  /** Of models that are none of Anthropic's: as a chat completion, there and back. */
  const messages = async ({ request, deployment, ...options }: AskOptions) => {
    const { max_tokens: limit, ...chat } = chatOfMessages(objectOf(request), familyOf(deployment) !== undefined);
    // Models of OpenAI's that think refuse the older name; all others know only that.
    const limitName = TAKES_NEW_LIMIT.has(deployment.provider) ? 'max_completion_tokens' : 'max_tokens';
    const asked = askedAs('chat.completions', { ...chat, [limitName]: limit });
    const response = await ask({ request: asked, deployment, ...options });
    const id = `msg_${newId()}`;
    return asMessages(response, { id, model: deployment.upstreamModel, maxResponseBytes, maxEventBytes });
  };

  /** Of providers that have none: as a chat completion, there and back. */
  const responses = async ({ request, deployment, ...options }: AskOptions) => {
    const asked = objectOf(request);
    const chat = askedAs('chat.completions', chatOfResponses(asked));
    const response = await ask({ request: chat, deployment, ...options });
    const model = deployment.upstreamModel;
    return asResponses(response, { asked, model, newId, clock, maxResponseBytes, maxEventBytes });
  };

  const translated = async (
    body: Buffer,
    family: Family,
    { deployment, timeouts, headers, signal, counted, log }: AskOptions,
  ) => {
    const terms = { deployment, timeouts, headers, signal, log, maxResponseBytes };
    const way = createOutboundFetch({ outbound, networkOf, ...terms });
    const dropsOthers = deployment.dropsParams ?? dropParams;
    const chat = JSON.parse(body.toString()) as JsonObject;
    const split = deployment.dialect === 'anthropic' ? splitTier(chat, dropsOthers) : { body: chat, members: {} };
    return askTranslated({
      body: split.body,
      family,
      deployment,
      model: await loadLanguageModel(deployment, adding(split.members, way.fetch)),
      leave: way.leave,
      dropsOthers,
      outbound,
      signal,
      warn: (warning) => warnOnce(warning, deployment),
      ...(counted && { counted }),
      newId,
      clock,
    });
  };

  /** Vectors of the clouds, whose own routes are like nobody's. */
  const embeddings = async (body: Buffer, options: AskOptions) => {
    const way = embeddingsWayOf(options.deployment);
    if (!way) return passedThrough(body, options);
    const post = (path: string, asked: JsonObject) => {
      const url = new URL(`${options.deployment.baseUrl ?? ''}${path}`);
      return send(url, Buffer.from(JSON.stringify(asked)), options);
    };
    return askEmbeddings({ body: JSON.parse(body.toString()) as JsonObject, way, post, maxResponseBytes });
  };

  const passedThrough = (body: Buffer, options: AskOptions) =>
    send(addressOf(options.deployment, options.request.operation), body, options);

  const send = async (url: URL, body: Buffer, { request, deployment, timeouts, headers, signal, log }: AskOptions) => {
    const network = networkOf(url);
    return outbound.send({
      method: 'POST',
      url,
      network: network instanceof Promise ? await network : network,
      headers: {
        'content-type': 'application/json',
        accept: request.isStream ? 'text/event-stream' : 'application/json',
        ...headers,
        ...(deployment.dialect === 'anthropic' && {
          'anthropic-version': headers['anthropic-version'] ?? '2023-06-01',
        }),
        ...(deployment.dialect === 'google' ? bearing(deployment.headers) : deployment.headers),
      },
      body,
      timeouts,
      identity: deployment.identity,
      signal,
      log,
    });
  };

  return ask;
}

const objectOf = ({ body, raw }: ModelRequest): JsonObject => body ?? (JSON.parse(raw.toString()) as JsonObject);

const askedAs = (operation: ModelOperation, body: JsonObject): ModelRequest =>
  readModelRequest(Buffer.from(JSON.stringify(body)), operation);

/** Only Anthropic counts without being asked; for all others it is told from the length, and says so. */
const estimatedCount = (request: ModelRequest): OutboundResponse =>
  jsonResponse({ input_tokens: estimatedInputTokens(request), estimated: true });

/** Providers of OpenAI's protocol that end at chat completions (model notes, A.7). */
const WITHOUT_RESPONSES = new Set(['mistral', 'deepseek', 'together_ai', 'perplexity', 'nvidia_nim', 'cerebras']);

const hasResponses = (deployment: ModelDeployment): boolean =>
  familyOf(deployment) === undefined && !WITHOUT_RESPONSES.has(deployment.provider);

/** They may hold words of a caller's. */
const MOST_WARNINGS = 1000;

const TAKES_NEW_LIMIT = new Set(['openai', 'azure']);

/** Google's route that is like OpenAI's takes its key as OpenAI does. */
const bearing = ({ 'x-goog-api-key': key, ...headers }: ModelDeployment['headers']): Record<string, string> =>
  key === undefined ? headers : { ...headers, authorization: `Bearer ${key}` };

/** Their streams tell the usage only when asked to; those of the others always do. */
const USAGE_ON_REQUEST: ReadonlySet<ModelOperation> = new Set(['chat.completions', 'completions']);

import { createHash } from 'node:crypto';
import {
  durationMs,
  type ModelRegistration,
  OFF_PEAK_PRICING,
  TIERED_PRICING,
  unusedModelField,
} from '../config/index.ts';
import type { Identity, Timeouts } from '../outbound/index.ts';
import { type JsonObject, SwitchboardError } from '../protocol/index.ts';
import { type Dialect, providerNamed, splitModel } from './catalog.ts';
import { cloudOf } from './cloud.ts';
import { type ModelPrices, readPrices } from './prices.ts';

/** One upstream of a model. */
export interface ModelDeployment {
  id: string;
  /** As callers name the model; `*` stands for any text. */
  name: string;
  provider: string;
  dialect: Dialect;
  /** What the provider is asked for; `*` stands for what the caller's name has in its place. */
  upstreamModel: string;
  /** Without a trailing slash; null for the mock provider. */
  baseUrl: string | null;
  apiVersion: string | null;
  /** Credentials and what the operator adds. */
  headers: Readonly<Record<string, string>>;
  /** Who the gateway is to a cloud, where no header says it. */
  identity: Identity | undefined;
  /** Parameters for calls that do not set them themselves. */
  defaults: JsonObject;
  /** Whether what the model does not take is left out instead of refused; null for what holds for all. */
  dropsParams: boolean | null;
  /** What it is never told, whoever says it: names of parameters, or paths to them. */
  drops: readonly string[];
  weight: number;
  /** The lowest is asked first. */
  order: number;
  /** What it takes within a minute, and at once; null sets no limit. */
  rpm: number | null;
  tpm: number | null;
  maxParallel: number | null;
  timeouts: Timeouts;
  /** Of streams, which may go on for as long as they say something. */
  streamTimeouts: Timeouts;
  /** Where it runs, as the operator says; null when it is not said. */
  region: string | null;
  /** Of the configuration; null where the table is asked. */
  prices: ModelPrices | null;
  /** The model to look prices up by. */
  priceModel: string;
  accessGroups: readonly string[];
  /** `model_info` as configured. */
  info: JsonObject;
}

/** `litellm_params` that are the gateway's own and no parameters of the model. */
const OWN = new Set([
  'model',
  'api_key',
  'api_base',
  'api_version',
  'organization',
  'custom_llm_provider',
  'litellm_credential_name',
  'timeout',
  'stream_timeout',
  'rpm',
  'tpm',
  'weight',
  'order',
  'max_parallel_requests',
  'extra_headers',
  'region_name',
  'base_model',
  'drop_params',
  'additional_drop_params',
  'cost_per_query',
  'azure_ad_token',
  TIERED_PRICING,
  OFF_PEAK_PRICING,
]);
const OWN_PATTERN = /(_cost_|_cost$|^aws_|^vertex_|^input_cost|^output_cost)/;

/** No provider is told what speaks to the gateway, be it without effect. */
const isOfModel = (field: string): boolean =>
  !OWN.has(field) && !OWN_PATTERN.test(field) && unusedModelField('litellm_params', field) === undefined;

/** How long calls may take where their deployment says nothing else, milliseconds. */
export interface ModelTimes {
  timeoutMs: number;
  /** Of streams; null for the same. */
  streamTimeoutMs: number | null;
  /** Calls at the same time, where a deployment says nothing else. */
  maxParallel?: number | null;
}

/** @throws SwitchboardError INVALID_PARAMS when the entry cannot be used */
export function deploymentOf(entry: ModelRegistration, times: ModelTimes): ModelDeployment {
  const { litellm_params: params, model_name: name } = entry;
  const info = (entry.model_info ?? {}) as JsonObject;
  const { provider, upstreamModel } = splitModel(params.model, params.custom_llm_provider);
  const known = providerNamed(provider) ?? { dialect: 'openai' as const, baseUrl: null };
  const cloud = cloudOf(known.dialect, params);
  const baseUrl = (cloud?.baseUrl ?? params.api_base ?? known.baseUrl)?.replace(/\/+$/, '') ?? null;
  if (baseUrl === null && known.dialect !== 'mock')
    throw new SwitchboardError('INVALID_PARAMS', `Model "${name}": "api_base" is needed for provider "${provider}".`);
  const timeoutMs = timeoutOf(params.timeout, times.timeoutMs);
  return {
    id: entry.model_info?.id ?? idOf(entry),
    name,
    provider,
    dialect: known.dialect,
    upstreamModel,
    baseUrl,
    apiVersion: params.api_version ?? null,
    headers: headersOf(known.dialect, params),
    identity: cloud?.identity,
    defaults: Object.fromEntries(Object.entries(params as JsonObject).filter(([field]) => isOfModel(field))),
    dropsParams: typeof params['drop_params'] === 'boolean' ? params['drop_params'] : null,
    drops: params.additional_drop_params ?? [],
    weight: params.weight ?? params.rpm ?? params.tpm ?? 1,
    order: params.order ?? 0,
    rpm: params.rpm ?? null,
    tpm: params.tpm ?? null,
    maxParallel: params.max_parallel_requests ?? times.maxParallel ?? null,
    timeouts: answerTimeouts(timeoutMs),
    streamTimeouts: streamTimeouts(timeoutOf(params.stream_timeout, times.streamTimeoutMs ?? timeoutMs)),
    region: params.region_name ?? null,
    prices: readPrices({ ...info, ...(params as JsonObject) }),
    priceModel: entry.model_info?.base_model ?? textIn(params, 'base_model') ?? upstreamModel,
    accessGroups: entry.model_info?.access_groups ?? [],
    info,
  };
}

const CONNECT_MS = 10_000;

/** Of an answer in one piece: a body that stalls after its first byte counts, too. */
export const answerTimeouts = (ms: number): Timeouts => ({
  connectMs: CONNECT_MS,
  firstByteMs: ms,
  idleMs: ms,
  totalMs: ms,
});

/** Of a stream: until it begins, and the longest silence in it. */
export const streamTimeouts = (ms: number): Timeouts => ({ ...answerTimeouts(ms), totalMs: 0 });

/** Seconds, or a text with a unit. */
function timeoutOf(written: string | number | null | undefined, otherwise: number): number {
  if (written === null || written === undefined) return otherwise;
  const ms = Number(written) * 1000;
  return Number.isFinite(ms) && ms > 0 ? ms : (durationMs(String(written)) ?? otherwise);
}

/** The same for the same entry, so that records of before and after a restart name the same deployment. */
const idOf = ({ model_name, litellm_params: { model, api_base, api_version } }: ModelRegistration): string =>
  createHash('sha256')
    .update(JSON.stringify([model_name, model, api_base, api_version]))
    .digest('hex')
    .slice(0, 32);

function headersOf(dialect: Dialect, params: ModelRegistration['litellm_params']): Record<string, string> {
  const key = params.api_key ?? null;
  const credentials: Record<string, string> = {};
  const named = KEY_HEADERS[dialect];
  if (key !== null && named) credentials[named] = key;
  else if (key !== null) credentials['authorization'] = `Bearer ${key}`;
  const token = dialect === 'azure' && key === null ? textIn(params, 'azure_ad_token') : undefined;
  if (token !== undefined) credentials['authorization'] = `Bearer ${token}`;
  if (params.organization) credentials['openai-organization'] = params.organization;
  return { ...credentials, ...params.extra_headers };
}

const textIn = (params: ModelRegistration['litellm_params'], name: string): string | undefined => {
  const value = params[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** Where a key stands that is no bearer's. */
const KEY_HEADERS: Partial<Record<Dialect, string>> = {
  azure: 'api-key',
  anthropic: 'x-api-key',
  google: 'x-goog-api-key',
};

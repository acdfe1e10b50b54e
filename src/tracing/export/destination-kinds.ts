import type { TraceDestination } from '../../config/index.ts';
import { isJsonObject, type Json } from '../../protocol/index.ts';
import { contentWriter, type WriteContent } from './content-rule.ts';
import type { Address } from './delivery.ts';
import { SCHEMA_URL } from './gen-ai-names.ts';
import { genAiSpans } from './gen-ai-spans.ts';
import { langfuseSpans } from './langfuse-spans.ts';
import { type ExportScope, exportBody, type OtlpSpan } from './otlp.ts';
import { type MetricsReading, metricsBody } from './otlp-metrics.ts';
import type { ToldCall } from './told-call.ts';

/** What all destinations are told of the gateway. */
export interface Teller {
  environment: string;
  serviceName: string;
  version: string;
  /** Tell nobody whose calls they were. */
  hidesKeys: boolean;
}

/** How a destination is addressed and told of calls. */
export interface DestinationKind extends Omit<Address, 'timeoutMs'> {
  spansOf: (told: ToldCall) => OtlpSpan[];
  encode: (spans: readonly OtlpSpan[]) => Buffer;
  /** Where it tells who it is, instead of taking an empty request for a test; null when it has no such place. */
  identityUrl: URL | null;
  /** Where metrics go, and what a request of them is; null when it gets none. */
  metrics: { url: URL; encode: (reading: MetricsReading) => Buffer } | null;
}

/** Not `langfuse…`: that name switches on ways that are meant for Langfuse's own SDKs (tracing notes, B.2). */
const SCOPE = 'switchboard';

/** @param instanceId of this process, so that the figures of several are not taken for one's */
export function kindOf(settings: TraceDestination, teller: Teller, instanceId: string): DestinationKind {
  const { environment, serviceName, version, hidesKeys } = teller;
  const resource = {
    'service.name': serviceName,
    'service.version': version,
    'deployment.environment.name': environment,
  };
  const scope: ExportScope = { resource, name: SCOPE, version };
  const counted = { ...scope, schemaUrl: SCHEMA_URL, resource: { ...resource, 'service.instance.id': instanceId } };
  const terms = { environment, hidesKeys, writeContent: writerOf(settings) };
  return settings.type === 'langfuse'
    ? {
        url: below(settings.url, '/api/public/otel/v1/traces'),
        headers: { ...langfuseHeaders(settings), ...settings.headers },
        spansOf: (told) => langfuseSpans(told, terms),
        encode: (spans) => exportBody(scope, spans),
        identityUrl: below(settings.url, '/api/public/projects'),
        metrics: null,
      }
    : {
        url: signalUrl(settings.url, TRACES),
        headers: settings.headers,
        spansOf: (told) => genAiSpans(told, terms),
        encode: (spans) => exportBody({ ...scope, schemaUrl: SCHEMA_URL }, spans),
        identityUrl: null,
        metrics: settings.metrics
          ? { url: signalUrl(settings.url, METRICS), encode: (reading) => metricsBody(counted, reading) }
          : null,
      };
}

const TRACES = '/v1/traces';
const METRICS = '/v1/metrics';

/** @param base of the collector, or of its traces */
function signalUrl(base: URL, path: string): URL {
  const root = new URL(base);
  if (root.pathname.endsWith(TRACES)) root.pathname = root.pathname.slice(0, -TRACES.length);
  return below(root, path);
}

const below = (base: URL, path: string): URL => {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/$/, '') + path;
  return url;
};

/** The version asks Langfuse 4 to show what it is told at once; older ones do not know it. */
function langfuseHeaders(settings: Extract<TraceDestination, { type: 'langfuse' }>): Record<string, string> {
  const { publicKey, secretKey, ingestionVersion } = settings;
  return {
    authorization: `Basic ${Buffer.from(`${publicKey}:${secretKey}`).toString('base64')}`,
    ...(ingestionVersion !== null && { 'x-langfuse-ingestion-version': String(ingestionVersion) }),
  };
}

const writerOf = ({ content, redact }: TraceDestination): WriteContent | null =>
  content === 'none'
    ? null
    : contentWriter(
        content,
        redact.map((pattern) => new RegExp(pattern, 'g')),
      );

/** The id of the project that Langfuse's keys belong to; it leads to a trace in its pages. */
export function projectIn(answer: string): { id: string; name: string } | null {
  const { data } = asObject(answer);
  const [project] = Array.isArray(data) ? data : [];
  if (!isJsonObject(project) || typeof project['id'] !== 'string') return null;
  return { id: project['id'], name: typeof project['name'] === 'string' ? project['name'] : '' };
}

function asObject(text: string): { data?: Json | undefined } {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}

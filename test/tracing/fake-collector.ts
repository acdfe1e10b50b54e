import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { closeServer, listen } from '../peers/listen.ts';
import { type MetricsRequest, metricsFaults } from './metric-checks.ts';
import { langfuseFaults, otlpFaults, type Span, traceFaults } from './span-checks.ts';

/** How the collector treats what it is sent. */
export type Mode = 'ok' | 'refused' | 'busy' | 'broken' | 'hang' | 'reset' | 'lost-answer';

export interface FakeCollector {
  url: string;
  /** Requests that carried traces, taken or not. */
  requests: number;
  /** What it took; a span that comes twice is there once. */
  spans(): Span[];
  /** The requests of metrics that it took, oldest first. */
  metrics(): MetricsRequest[];
  /** The spans of a trace, each indented below its parent, by their start. */
  tree(traceId: string): string[];
  /** Every rule that was broken, in words. */
  faults(): string[];
  /** Everything it was ever sent, as text. */
  received(): string;
  /** What hangs is cut off. */
  behave(mode: Mode): void;
  /** Refuses, with 400, whatever request has a span of this name. */
  dislike(name: string | null): void;
  forget(): void;
  close(): Promise<void>;
}

interface CollectorOptions {
  /** As Langfuse: its paths, its keys, and its rules for spans. */
  langfuse?: { publicKey: string; secretKey: string };
  /** What must never leave the gateway, besides the names of headers that hold keys. */
  secrets?: readonly string[];
}

const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** A Langfuse that is stricter than the real one, or any other collector of OTLP (tracing notes, B.12). */
export async function startFakeCollector({ langfuse, secrets = [] }: CollectorOptions = {}): Promise<FakeCollector> {
  const spans = new Map<string, Span>();
  const metrics: MetricsRequest[] = [];
  const faults: string[] = [];
  const bodies: string[] = [];
  let mode: Mode = 'ok';
  /** Requests that hang. */
  const hanging = new Set<ServerResponse>();
  let disliked: string | null = null;
  const traces = langfuse ? '/api/public/otel/v1/traces' : '/v1/traces';
  const expect = (isRight: boolean, what: string): void => {
    if (!isRight) faults.push(what);
  };

  const checkHeaders = ({ headers }: IncomingMessage): void => {
    expect(headers['content-type'] === 'application/json', `content type ${headers['content-type']}`);
    if (!langfuse) return;
    expect(isLetIn(headers), 'authorization');
    expect(/^[1-4]$/.test(String(headers['x-langfuse-ingestion-version'] ?? 1)), 'ingestion version');
    expect(headers['x-langfuse-sdk-name'] === undefined, 'says that it is an SDK of Langfuse');
  };
  const isLetIn = ({ authorization }: IncomingMessage['headers']): boolean =>
    authorization === `Basic ${Buffer.from(`${langfuse?.publicKey}:${langfuse?.secretKey}`).toString('base64')}`;

  const listIn = <Item>(list: readonly Item[], what: string): readonly Item[] => {
    expect(Array.isArray(list), `${what} are no list`);
    return Array.isArray(list) ? list : [];
  };

  const spansIn = (body: string): Span[] => {
    const { resourceSpans } = JSON.parse(body) as ExportRequest;
    return listIn(resourceSpans, 'spans of resources').flatMap(({ resource, scopeSpans }) => {
      listIn(resource.attributes, 'attributes of the resource');
      return listIn(scopeSpans, 'spans of scopes').flatMap(({ scope, spans }) => {
        expect(!scope.name.startsWith('langfuse'), `scope ${scope.name}`);
        listIn(scope.attributes ?? [], 'attributes of the scope');
        return listIn(spans, 'spans');
      });
    });
  };

  const checkSecrets = (body: string): void => {
    for (const secret of secrets) expect(!body.includes(secret), `it was told a secret: ${secret.slice(0, 5)}…`);
    expect(!/authorization|x-api-key/i.test(body), 'it was told a header that holds a key');
  };

  const take = (body: string): number => {
    const sent = spansIn(body);
    if (sent.some(({ name }) => name === disliked)) return 400;
    for (const span of sent) {
      faults.push(...otlpFaults(span, Date.now()), ...(langfuse ? langfuseFaults(span) : []));
      const before = spans.get(span.spanId);
      expect(!before || JSON.stringify(before) === JSON.stringify(span), `${span.name} came twice, and differently`);
      spans.set(span.spanId, span);
    }
    return 200;
  };

  const takeMetrics = (sent: MetricsRequest): void => {
    faults.push(...metricsFaults(sent, Date.now()));
    metrics.push(sent);
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (langfuse && request.url === '/api/public/projects') {
      const project = { id: 'project-1', name: 'Agents', organization: { id: 'o', name: 'o' } };
      const isIn = isLetIn(request.headers);
      response
        .writeHead(isIn ? 200 : 401, JSON_TYPE)
        .end(JSON.stringify(isIn ? { data: [project] } : { message: 'no' }));
      return;
    }
    if (langfuse && request.url === '/api/public/health') {
      response.writeHead(200, JSON_TYPE).end('{"status":"OK","version":"4.16.0"}');
      return;
    }
    const areMetrics = !langfuse && request.url === '/v1/metrics';
    expect(
      (areMetrics || request.url === traces) && request.method === 'POST',
      `${request.method} ${request.url} must not be called`,
    );
    if (langfuse && request.url === '/api/public/ingestion') {
      const errors = [{ id: 'e', status: 400, message: 'Event type not accepted' }];
      response.writeHead(207, JSON_TYPE).end(JSON.stringify({ successes: [], errors }));
      return;
    }
    checkHeaders(request);
    const raw = await buffer(request);
    const body = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(raw) : raw).toString();
    expect(Buffer.byteLength(body) <= MAX_BODY_BYTES, `a body of ${body.length}`);
    checkSecrets(body);
    bodies.push(body);
    if (areMetrics) {
      takeMetrics(JSON.parse(body) as MetricsRequest);
      return void response.writeHead(200, JSON_TYPE).end('{}');
    }
    collector.requests += 1;
    if (mode === 'hang') return void hanging.add(response);
    if (mode === 'reset') return void request.socket.destroy();
    const refusals: Partial<Record<Mode, number>> = { refused: 401, busy: 429, broken: 503 };
    const status = refusals[mode] ?? take(body);
    if (mode === 'lost-answer') return void request.socket.destroy();
    response.writeHead(status, { ...JSON_TYPE, ...(mode === 'busy' && { 'retry-after': '1' }) }).end('{}');
  };

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      faults.push(String(error));
      response.destroy();
    });
  });
  const url = await listen(server);
  const collector: FakeCollector = {
    url,
    requests: 0,
    spans: () => [...spans.values()],
    metrics: () => metrics,
    tree: (traceId) => treeOf([...spans.values()].filter((span) => span.traceId === traceId)),
    faults: () => [...faults, ...(langfuse ? [...byTrace(spans.values())].flatMap(traceFaults) : [])],
    received: () => bodies.join('\n'),
    behave(next) {
      mode = next;
      for (const response of hanging) response.destroy();
      hanging.clear();
    },
    dislike(name) {
      disliked = name;
    },
    forget() {
      spans.clear();
      metrics.length = 0;
      faults.length = 0;
      bodies.length = 0;
      collector.requests = 0;
    },
    close: () => closeServer(server),
  };
  return collector;
}

/** The body of a request, as far as it is looked at; what a sender may have got wrong is checked. */
interface ExportRequest {
  resourceSpans: {
    resource: { attributes: unknown[] };
    scopeSpans: { scope: { name: string; attributes?: unknown[] }; spans: Span[] }[];
  }[];
}

const JSON_TYPE = { 'content-type': 'application/json' };

function byTrace(spans: Iterable<Span>): Iterable<Span[]> {
  const traces = new Map<string, Span[]>();
  for (const span of spans) traces.set(span.traceId, [...(traces.get(span.traceId) ?? []), span]);
  return traces.values();
}

function treeOf(spans: readonly Span[], parent?: string, depth = 0): string[] {
  const below = spans.filter((span) => span.parentSpanId === parent);
  return below
    .toSorted((one, other) => (one.startTimeUnixNano < other.startTimeUnixNano ? -1 : 1))
    .flatMap((span) => [`${'  '.repeat(depth)}${span.name}`, ...treeOf(spans, span.spanId, depth + 1)]);
}

import {
  compilePaths,
  isJsonObject,
  type Json,
  type JsonObject,
  type ModelOperation,
  parseJson,
  type Scan,
  type Span,
  SwitchboardError,
  scan,
  stringAt,
  stringifyJson,
} from '../protocol/index.ts';

/** Fields that speak to the gateway and that providers refuse (model notes, A.2). */
const GATEWAY_ONLY = [
  'litellm_trace_id',
  'litellm_session_id',
  'litellm_metadata',
  'tags',
  'fallbacks',
  'disable_fallbacks',
  'num_retries',
  'timeout',
  'stream_timeout',
  'cache',
  'guardrails',
  'mock_response',
  'mock_testing_fallbacks',
] as const;

const PATHS = compilePaths({
  model: ['model'],
  stream: ['stream'],
  store: ['store'],
  streamOptions: ['stream_options'],
  includeUsage: ['stream_options.include_usage'],
  metadata: ['metadata'],
  gatewayOnly: [...GATEWAY_ONLY],
});

type Place = (typeof PATHS.names)[number];

/** What the gateway must know of a request before it lets the bytes pass. */
export interface ModelRequest {
  raw: Buffer;
  operation: ModelOperation;
  model: string;
  isStream: boolean;
  /** The caller asked for the usage at the end of the stream. */
  wantsUsage: boolean;
  /** As the caller named them in the body; headers win over both. */
  traceRef: string | null;
  sessionRef: string | null;
  found: Scan<Place>;
  /** The parsed body, where it has to be changed in more than its model; else null. */
  body: JsonObject | null;
}

/** @throws SwitchboardError PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS */
export function readModelRequest(raw: Buffer, operation: ModelOperation): ModelRequest {
  const found = scan(raw, PATHS);
  const { spans, repeated } = found;
  if (raw[found.value.start] !== OPEN_OBJECT) throw invalid('body', 'The body must be a JSON object.');
  if (repeated !== undefined) throw invalid(repeated, 'The member is given twice. Send it once.');
  const model = stringAt(raw, spans.model);
  if (!model) throw invalid('model', 'Name a model: GET /v1/models lists those that this key may call.');
  const isRewritten =
    spans.gatewayOnly !== undefined || (spans.metadata !== undefined && dropsMetadata(operation, raw, spans));
  const body = isRewritten ? objectOf(parseJson(raw)) : null;
  return {
    raw,
    operation,
    model,
    isStream: isTrue(raw, spans.stream),
    wantsUsage: isTrue(raw, spans.includeUsage),
    traceRef: body && claimed(body, 'litellm_trace_id', 'trace_id'),
    sessionRef: body && claimed(body, 'litellm_session_id', 'session_id'),
    found,
    body,
  };
}

/** The same request with other members in its body, as it is asked of a model that stands in. */
export function withMembers(request: ModelRequest, members: JsonObject): ModelRequest {
  return { ...request, body: { ...(request.body ?? objectOf(parseJson(request.raw))), ...members } };
}

const OPEN_OBJECT = 0x7b;

/** Chat completions of OpenAI take metadata only with what they store; responses and messages have their own. */
const dropsMetadata = (operation: ModelOperation, raw: Buffer, { store }: Scan<Place>['spans']): boolean =>
  operation !== 'responses' && operation !== 'messages' && !isTrue(raw, store);

const isTrue = (raw: Buffer, span: Span | undefined): boolean =>
  span !== undefined && raw.toString('latin1', span.start, span.end) === 'true';

function objectOf(value: Json): JsonObject {
  if (isJsonObject(value)) return value;
  throw invalid('body', 'The body must be a JSON object.');
}

/** At the root, or in the gateway's own bag. */
function claimed(body: JsonObject, root: string, member: string): string | null {
  const bags = [body['metadata'], body['litellm_metadata']].filter((bag) => isJsonObject(bag));
  const values = [body[root], ...bags.map((bag) => bag[member])];
  return (values.find((value) => typeof value === 'string' && value !== '') as string | undefined) ?? null;
}

/** What the provider is asked for instead. */
export interface Rewriting {
  upstreamModel: string;
  defaults: JsonObject;
  /** Ask for the usage at the end of the stream, whether the caller did or not. */
  forceUsage: boolean;
}

/** The body for the provider: the caller's bytes, changed only where they have to be. */
export function upstreamBody(request: ModelRequest, rewriting: Rewriting): Buffer {
  const { raw, found, body } = request;
  const { upstreamModel, defaults, forceUsage } = rewriting;
  const addsUsage = forceUsage && request.isStream && !request.wantsUsage;
  const isSimple = body === null && Object.keys(defaults).length === 0;
  if (!isSimple || (addsUsage && found.spans.streamOptions)) {
    const parsed = body ?? objectOf(parseJson(raw));
    return Buffer.from(stringifyJson(rewritten(parsed, request, rewriting, addsUsage)));
  }
  const span = found.spans.model;
  if (!span) return raw;
  const first = found.value.start + 1;
  return Buffer.concat([
    raw.subarray(0, first),
    ...(addsUsage ? [ASK_FOR_USAGE] : []),
    raw.subarray(first, span.start),
    Buffer.from(JSON.stringify(upstreamModel)),
    raw.subarray(span.end),
  ]);
}

const ASK_FOR_USAGE = Buffer.from('"stream_options":{"include_usage":true},');

function rewritten(
  body: JsonObject,
  { operation, raw, found }: ModelRequest,
  { upstreamModel, defaults }: Rewriting,
  addsUsage: boolean,
): JsonObject {
  const kept = Object.fromEntries(Object.entries(body).filter(([name]) => !GATEWAY_ONLY.some((own) => own === name)));
  const result: JsonObject = { ...defaults, ...kept, model: upstreamModel };
  if (dropsMetadata(operation, raw, found.spans)) delete result['metadata'];
  if (!addsUsage) return result;
  const options = result['stream_options'];
  return { ...result, stream_options: { ...(isJsonObject(options) ? options : {}), include_usage: true } };
}

const invalid = (field: string, description: string): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `"${field}": ${description}`, { violations: [{ field, description }] });

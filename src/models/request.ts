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
import { withoutMembers } from './drop-members.ts';
import { mayConcern, type Respelling, respelt } from './respelling.ts';

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
  user: ['user'],
  ownUser: ['litellm_metadata.user'],
  userId: ['metadata.user_id'],
  safetyIdentifier: ['safety_identifier'],
  previous: ['previous_response_id'],
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
  /** The response that it goes on from; null for none. */
  previousResponse: string | null;
  /** On whose behalf the caller asks. */
  endUser: string | null;
  /** What the call's record is to be found by, and facts for it. */
  tags: readonly string[];
  spendMetadata: JsonObject | null;
  /** What the caller calls the trace that begins with it, and the call itself. */
  traceName: string | null;
  generationName: string | null;
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
  if (model.length > LONGEST_NAME) throw invalid('model', `The name is longer than ${LONGEST_NAME} characters.`);
  if (HALF_CHARACTER.test(model)) throw invalid('model', 'The name holds half a character, which no address can.');
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
    previousResponse: operation === 'responses' ? (stringAt(raw, spans.previous) ?? null) : null,
    endUser: END_USER.map((name) => stringAt(raw, spans[name])).find(Boolean) ?? null,
    tags: body ? tagsIn(body) : [],
    spendMetadata: body && metadataIn(body),
    traceName: body && inBags(body, 'trace_name'),
    generationName: body && inBags(body, 'generation_name'),
    found,
    body,
  };
}

/** Whose word counts first (model notes, A.1). */
const END_USER = ['user', 'ownUser', 'userId', 'safetyIdentifier'] as const;

function tagsIn(body: JsonObject): string[] {
  const lists = [body['tags'], ...bagsOf(body).map(({ tags }) => tags)];
  return lists.flatMap((list) => (Array.isArray(list) ? list : [])).filter((tag) => typeof tag === 'string');
}

const metadataIn = (body: JsonObject): JsonObject | null =>
  bagsOf(body)
    .map(({ spend_logs_metadata: metadata }) => metadata)
    .find((metadata) => isJsonObject(metadata)) ?? null;

/** The same request with other members in its body, as it is asked of a model that stands in. */
export function withMembers(request: ModelRequest, members: JsonObject): ModelRequest {
  return { ...request, body: { ...(request.body ?? objectOf(parseJson(request.raw))), ...members } };
}

const OPEN_OBJECT = 0x7b;
/** Names are matched with patterns, looked up and written down: nobody's are longer. */
const LONGEST_NAME = 512;
/** JSON can write it, UTF-8 and addresses cannot. */
const HALF_CHARACTER = /\p{Surrogate}/u;

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
const claimed = (body: JsonObject, root: string, member: string): string | null =>
  textAmong([body[root]]) ?? inBags(body, member);

const inBags = (body: JsonObject, member: string): string | null => textAmong(bagsOf(body).map((bag) => bag[member]));

const textAmong = (values: readonly (Json | undefined)[]): string | null =>
  values.find((value): value is string => typeof value === 'string' && value !== '') ?? null;

const bagsOf = (body: JsonObject): JsonObject[] =>
  [body['metadata'], body['litellm_metadata']].filter((bag) => isJsonObject(bag));

/** What the provider is asked for instead. */
export interface Rewriting {
  upstreamModel: string;
  defaults: JsonObject;
  /** What the deployment is not to be told, whoever says it. */
  drops: readonly string[];
  /** What it knows by another name. */
  respelling?: Respelling;
  /** Ask for the usage at the end of the stream, whether the caller did or not. */
  forceUsage: boolean;
}

/** The body for the provider: the caller's bytes, changed only where they have to be. */
export function upstreamBody(request: ModelRequest, rewriting: Rewriting): Buffer {
  const { raw, found, body } = request;
  const { upstreamModel, defaults, drops, respelling = {}, forceUsage } = rewriting;
  const addsUsage = forceUsage && request.isStream && !request.wantsUsage;
  const isLeft = drops.length === 0 && Object.keys(defaults).length === 0 && !mayConcern(respelling, raw);
  const isSimple = body === null && isLeft;
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
  { upstreamModel, defaults, drops, respelling = {} }: Rewriting,
  addsUsage: boolean,
): JsonObject {
  const kept = Object.fromEntries(Object.entries(body).filter(([name]) => !GATEWAY_ONLY.some((own) => own === name)));
  const told = respelt(withoutMembers({ ...defaults, ...kept }, drops), respelling);
  const result: JsonObject = { ...told, model: upstreamModel };
  if (dropsMetadata(operation, raw, found.spans)) delete result['metadata'];
  if (!addsUsage) return result;
  const options = result['stream_options'];
  return { ...result, stream_options: { ...(isJsonObject(options) ? options : {}), include_usage: true } };
}

const invalid = (field: string, description: string): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `"${field}": ${description}`, { violations: [{ field, description }] });

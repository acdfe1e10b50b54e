import { upstreamError } from '../../outbound/index.ts';
import {
  type AgentError,
  isJsonObject,
  type Json,
  type JsonObject,
  type Operation,
  parseJson,
  readRestError,
  readRpcResponse,
  type Sighting,
  type SseEvent,
  type SwitchboardError,
  sight,
  sightingOfError,
  withRpcId,
} from '../../protocol/index.ts';
import type { Content } from '../platform.ts';
import type { Ask } from './ask.ts';

/** What the agent said in one answer or event, its envelope opened. */
export type Reading = ResultReading | ErrorReading;

interface ResultReading {
  kind: 'result';
  /** The result's JSON text. */
  value: Buffer;
  /** All of it, as a caller on the same wire may have it. */
  whole: Buffer;
  sighting: Sighting;
}

interface ErrorReading {
  kind: 'error';
  error: AgentError;
  /** Absent when the frame around it says that it is an error, which its bytes alone would not. */
  whole: Buffer | undefined;
}

/** Reads a successful answer. @throws SwitchboardError INVALID_AGENT_RESPONSE when it is no A2A answer */
export function readAnswer(ask: Ask, body: Buffer): Reading {
  if (ask.route.target.binding === 'JSONRPC') return readRpc(ask, body);
  // Deleting a push notification config answers 204, or nothing at all.
  if (body.length === 0 && ask.operation === 'push-delete') return { ...bareResult(ask, NULL), whole: body };
  if (body.length === 0) throw notA2a();
  return bareResult(ask, body);
}

/** A result without an envelope. */
const bareResult = ({ operation, route }: Ask, value: Buffer): ResultReading => ({
  kind: 'result',
  value,
  whole: value,
  sighting: sight(operation, route.target.version, value),
});

/**
 * Reads the A2A error in an unsuccessful answer.
 *
 * @returns undefined when there is none, or when the agent does not know the gateway: that is not for callers
 */
export function readRefusal(ask: Ask, status: number, body: Buffer): ErrorReading | undefined {
  if (CREDENTIALS_REFUSED.has(status)) return undefined;
  if (ask.route.target.binding === 'JSONRPC') return readRpcRefusal(ask, body);
  const error = readRestError(status, body);
  return error && { kind: 'error', error, whole: body };
}

function readRpcRefusal(ask: Ask, body: Buffer): ErrorReading | undefined {
  try {
    const reading = readRpc(ask, body);
    return reading.kind === 'error' ? reading : undefined;
  } catch {
    return undefined;
  }
}

/** Reads one event of a stream. @throws SwitchboardError INVALID_AGENT_RESPONSE when it is no A2A event */
export function readEvent(ask: Ask, { event, data }: SseEvent): Reading {
  const isError = event === 'error';
  if (ask.route.target.binding === 'JSONRPC') {
    const reading = readRpc(ask, data);
    return isError && reading.kind === 'error' ? { ...reading, whole: undefined } : reading;
  }
  if (!isError) return bareResult(ask, data);
  const error = readRestError(ERROR_EVENT_STATUS, data);
  if (!error) throw notA2a();
  return { kind: 'error', error, whole: undefined };
}

/** The answer or event, for whoever encodes it for the caller: bytes when the wire is the caller's own. */
export function contentOf(ask: Ask, reading: Reading, status = 200): Content {
  const { sameWire, target, to } = ask.route;
  if (reading.kind === 'error') {
    const { error, whole } = reading;
    const sighting = sightingOfError(error);
    if (sameWire && whole) return { kind: 'bytes', status, body: whole, sighting };
    return { kind: 'error', version: target.version, error, sighting };
  }
  const { sighting } = reading;
  if (target.binding === 'HTTP+JSON' && lacksTask(ask.operation, sighting)) throw notA2a();
  // An extended card is never passed on as it is: the gateway rewrites it.
  if (sameWire && ask.operation !== 'extended-card') return { kind: 'bytes', status, body: reading.whole, sighting };
  return { kind: 'result', dialect: to, value: ask.fixup(parseResult(reading.value)), sighting };
}

/**
 * JSON without a task or message where one must be: over HTTP+JSON, which has no envelope to tell, that is some other
 * service's answer.
 */
const lacksTask = (operation: Operation, { taskId, terminal }: Sighting): boolean =>
  ANSWERS_TASK.has(operation) && taskId === undefined && !terminal;

const ANSWERS_TASK: ReadonlySet<Operation> = new Set(['send', 'get', 'cancel']);

/** A Task or Message in its own right, as opposed to an update of one. */
export function isWholeResult({ value }: ResultReading): boolean {
  const result = parseResult(value);
  return isJsonObject(result) && !UPDATE_FIELDS.some((field) => field in result) && !UPDATE_KINDS.has(result['kind']);
}

const UPDATE_FIELDS = ['statusUpdate', 'artifactUpdate'];
const UPDATE_KINDS = new Set<JsonObject[string]>(['status-update', 'artifact-update']);

const NULL = Buffer.from('null');

export const CREDENTIALS_REFUSED: ReadonlySet<number> = new Set([401, 403, 407]);

/** Error events of a stream have no HTTP status of their own. */
const ERROR_EVENT_STATUS = 500;

function readRpc(ask: Ask, body: Buffer): Reading {
  const response = readRpcResponse(body);
  const { operation, rpcId, route } = ask;
  const whole = route.sameWire && rpcId !== undefined ? withRpcId(body, response.id, rpcId) : body;
  if ('error' in response) return { kind: 'error', error: response.error, whole };
  const value = body.subarray(response.result.start, response.result.end);
  return { kind: 'result', value, whole, sighting: response.sight(operation, route.target.version) };
}

/** What is wrong with the JSON of an agent is the agent's fault, not the caller's. */
function parseResult(value: Buffer): Json {
  try {
    return parseJson(value);
  } catch (cause) {
    throw notA2a(cause);
  }
}

export const notA2a = (cause?: unknown): SwitchboardError =>
  upstreamError(
    'INVALID_AGENT_RESPONSE',
    'The agent answered with something that is not A2A. Check that its address is that of an A2A interface.',
    'yes',
    { cause },
  );

import { agentsFault } from './agents-fault.ts';
import type { Operation, Version } from './operation.ts';
import { compilePaths, type Scan, type Span, scan, stringAt } from './scan/index.ts';
import type { AgentError, Sighting, Usage } from './sighting.ts';

/** 1.0 and the proto of 0.3 wrap an answer or event in a member that says what it is; 0.3's JSON-RPC has it bare. */
const WRAPPERS = ['task', 'message', 'msg', 'statusUpdate', 'artifactUpdate'] as const;
const PLACES = ['', ...WRAPPERS.map((wrapper) => `${wrapper}.`)];

/** Where agents report usage: no specification says, so all habits of the field are known. Snake case comes for free. */
const USAGE_PLACES = ['metadata.', 'status.message.metadata.'].flatMap((metadata) =>
  ['', 'usage.', 'tokenUsage.', 'usageMetadata.'].map((usage) => metadata + usage),
);

const anywhere = (...paths: string[]): string[] => PLACES.flatMap((place) => paths.map((path) => place + path));
const inUsage = (...names: string[]): string[] =>
  USAGE_PLACES.flatMap((place) => names.flatMap((name) => anywhere(place + name)));

/** Where everything stands that a sighting tells, in any dialect. */
const SIGHTED = {
  task: ['task'],
  message: ['message'],
  msg: ['msg'],
  statusUpdate: ['statusUpdate'],
  artifactUpdate: ['artifactUpdate'],
  kind: ['kind'],
  id: ['id', 'task.id'],
  taskId: anywhere('taskId'),
  contextId: anywhere('contextId'),
  state: anywhere('status.state'),
  statusTimestamp: anywhere('status.timestamp'),
  final: anywhere('final'),
  inputTokens: inUsage('inputTokens', 'promptTokens', 'promptTokenCount'),
  outputTokens: inUsage('outputTokens', 'completionTokens', 'candidatesTokenCount'),
  totalTokens: inUsage('totalTokens', 'totalTokenCount'),
};

type Spans = Scan<keyof typeof SIGHTED>['spans'];

const ANSWER = compilePaths(SIGHTED);

/** The same below a member of an envelope, to find everything in one scan. */
export const sightedBelow = (parent: string): Record<keyof typeof SIGHTED, string[]> =>
  Object.fromEntries(
    Object.entries(SIGHTED).map(([name, paths]) => [name, paths.map((path) => `${parent}.${path}`)]),
  ) as Record<keyof typeof SIGHTED, string[]>;

/**
 * Looks at an answer or a stream item in passing, without building objects: whose task it is, how the task stands, whether
 * more is to come, and what it cost.
 *
 * @param value JSON text of the result or REST body, in any dialect of the version; may be empty where an operation answers
 *   nothing
 * @throws SwitchboardError INVALID_AGENT_RESPONSE for what is no JSON
 */
export function sight(operation: Operation, version: Version, value: Buffer): Sighting {
  if (value.length === 0 && !TELLS_OF_A_TASK.has(operation)) return { terminal: true };
  return sightFound(operation, version, value, agentsFault(() => scan(value, ANSWER)).spans);
}

/**
 * The same for a value whose envelope was scanned.
 *
 * @param text what the scan went through
 * @param spans what it found at the paths of `sightedBelow`
 */
export function sightFound(operation: Operation, version: Version, text: Buffer, spans: Spans): Sighting {
  if (!TELLS_OF_A_TASK.has(operation)) return { terminal: true };
  const kind = kindOf(operation, version, text, spans);
  const state = stateAt(text, spans.state);
  return {
    taskId: textAt(text, kind === 'task' ? spans.id : spans.taskId),
    contextId: textAt(text, spans.contextId),
    state,
    statusTimestamp: textAt(text, spans.statusTimestamp),
    terminal: kind === 'message' || TERMINAL.has(state ?? '') || isTrue(text, spans.final),
    usage: usageAt(text, spans),
  };
}

/** An error ends the call it answers. */
export const sightingOfError = ({ code, message }: AgentError): Sighting => ({
  errorCode: code,
  errorMessage: message,
  terminal: true,
});

/** Operations whose answer is, or brings, a task or message. */
const TELLS_OF_A_TASK: ReadonlySet<Operation> = new Set(['send', 'stream', 'get', 'cancel', 'subscribe']);

const TERMINAL: ReadonlySet<string> = new Set(['completed', 'canceled', 'failed', 'rejected']);

/** States by their number in the proto, which protobuf JSON may write for the name. */
const STATES = [
  'unknown',
  'submitted',
  'working',
  'completed',
  'failed',
  'canceled',
  'input-required',
  'rejected',
  'auth-required',
];

type Kind = 'task' | 'message' | 'update';

function kindOf(operation: Operation, version: Version, value: Buffer, spans: Spans): Kind {
  if (operation === 'get' || operation === 'cancel' || spans.task) return 'task';
  if (spans.message ?? spans.msg) return 'message';
  if (spans.statusUpdate ?? spans.artifactUpdate) return 'update';
  const kind = version === '0.3' ? textAt(value, spans.kind) : undefined;
  if (kind === 'task' || kind === 'message') return kind;
  return spans.taskId ? 'update' : 'task';
}

/** Spelled as 0.3 does, whatever the dialect: `TASK_STATE_CANCELLED`, `cancelled` and `5` are all `canceled`. */
function stateAt(value: Buffer, span: Span | undefined): string | undefined {
  const written = span && value.toString('utf8', span.start, span.end);
  if (written === undefined || written === 'null') return undefined;
  const byNumber = /^\d$/.test(written) ? STATES[Number(written)] : undefined;
  const name =
    byNumber ??
    textAt(value, span)
      ?.replace(/^TASK_STATE_/, '')
      .replaceAll('_', '-')
      .toLowerCase();
  if (name === 'cancelled') return 'canceled';
  return name === 'unspecified' ? 'unknown' : name;
}

function usageAt(value: Buffer, spans: Spans): Usage | undefined {
  const inputTokens = countAt(value, spans.inputTokens);
  const outputTokens = countAt(value, spans.outputTokens);
  const totalTokens = countAt(value, spans.totalTokens);
  const none = inputTokens === undefined && outputTokens === undefined && totalTokens === undefined;
  return none ? undefined : { inputTokens, outputTokens, totalTokens };
}

/** Whole numbers; as text too, since protobuf JSON writes 64-bit ones so. */
function countAt(value: Buffer, span: Span | undefined): number | undefined {
  if (!span) return undefined;
  const [, digits] = /^"?(\d{1,15})(?:\.0+)?"?$/.exec(value.toString('latin1', span.start, span.end)) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** A string that says something; anything else counts as absent. */
const textAt = (value: Buffer, span: Span | undefined): string | undefined => stringAt(value, span) || undefined;

const isTrue = (value: Buffer, span: Span | undefined): boolean =>
  span !== undefined && value.toString('latin1', span.start, span.end) === 'true';

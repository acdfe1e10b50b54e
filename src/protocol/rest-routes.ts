import type { JsonObject } from './json.ts';
import type { MethodMeaning } from './methods.ts';
import type { Operation, Version } from './operation.ts';
import { invalid } from './request-names.ts';

/** What a request below an agent's base URL asks for. */
export interface RestMatch extends MethodMeaning {
  /** What the path says, under the names that the version's parameters have. */
  params: JsonObject;
}

/** The path exists, but not under this verb. */
export interface MethodNotAllowed {
  /** The verbs it exists under, for the `Allow` header. */
  methodNotAllowed: string[];
}

export type Verb = 'GET' | 'POST' | 'DELETE';

interface Route {
  readonly version: Version;
  /** Segments; `{task}` and `{config}` stand for ids, and may be followed by a custom verb such as `:cancel`. */
  readonly pattern: string;
  readonly operations: Partial<Record<Verb, Operation>>;
}

/** The paths that both versions share, each below its own prefix; special ones before general ones. */
const SHARED: [pattern: string, operations: Partial<Record<Verb, Operation>>][] = [
  ['/message:send', { POST: 'send' }],
  ['/message:stream', { POST: 'stream' }],
  ['/tasks', { GET: 'list' }],
  ['/tasks/{task}:cancel', { POST: 'cancel' }],
  // The specification contradicts itself about the verb (A2A wire notes, 1.12): agents are asked with GET first.
  ['/tasks/{task}:subscribe', { GET: 'subscribe', POST: 'subscribe' }],
  ['/tasks/{task}', { GET: 'get' }],
  ['/tasks/{task}/pushNotificationConfigs', { POST: 'push-create', GET: 'push-list' }],
  ['/tasks/{task}/pushNotificationConfigs/{config}', { GET: 'push-get', DELETE: 'push-delete' }],
];

/** A2A wire notes, 1.2. The prefix of 0.3 makes the two versions' paths differ, as method names do for JSON-RPC. */
const ROUTES: readonly Route[] = [
  ...SHARED.map(([pattern, operations]): Route => ({ version: '1.0', pattern, operations })),
  { version: '1.0', pattern: '/extendedAgentCard', operations: { GET: 'extended-card' } },
  ...SHARED.map(([pattern, operations]): Route => ({ version: '0.3', pattern: `/v1${pattern}`, operations })),
  { version: '0.3', pattern: '/v1/card', operations: { GET: 'extended-card' } },
  // A slip of the pen in 0.3's proto, which servers made from it have.
  { version: '0.3', pattern: '/v1/task/{task}/pushNotificationConfigs', operations: { POST: 'push-create' } },
];

/**
 * Finds what a REST request asks for. Paths with a tenant in front do not exist: the tenant is the gateway's to say.
 *
 * @param path below the agent's base URL, as it was sent: percent-encoded, without the query
 * @returns undefined when there is no such path
 */
export function matchRest(httpMethod: string, path: string): RestMatch | MethodNotAllowed | undefined {
  const segments = decodedSegments(path);
  if (!segments) return undefined;
  for (const { version, pattern, operations } of ROUTES) {
    const ids = idsIn(segments, pattern.split('/'));
    if (!ids) continue;
    const operation = Object.hasOwn(operations, httpMethod) ? operations[httpMethod as Verb] : undefined;
    if (!operation) return { methodNotAllowed: Object.keys(operations) };
    return { operation, version, params: paramsOf(ids, pathNames(operation, version)) };
  }
  return undefined;
}

/** The verb and the path, below an agent's base URL, by which an operation is called. */
export interface RestAddress {
  method: Verb;
  path: string;
}

/**
 * @param params hold the ids that the path carries
 * @throws SwitchboardError INVALID_PARAMS when one of them is missing
 */
export function addressOf(operation: Operation, version: Version, params: JsonObject): RestAddress {
  const names = pathNames(operation, version);
  const route = ROUTES.find((route) => route.version === version && verbOf(route, operation) !== undefined);
  const method = route && verbOf(route, operation);
  if (!method) throw new RangeError(`There is no REST path to ${operation} in A2A ${version}.`);
  const path = route.pattern.replace(/\{(task|config)\}/g, (_, id: Id) => {
    const name = names[id] ?? id;
    const value = params[name];
    if (typeof value !== 'string' || value === '') throw invalid(name, 'It must be a string that is not empty.');
    return encodeURIComponent(value);
  });
  return { method, path };
}

type Id = 'task' | 'config';

/** Under which names the version's parameters have the ids of the path (A2A wire notes, 1.5 and 1.7). */
export function pathNames(operation: Operation, version: Version): Partial<Record<Id, string>> {
  switch (operation) {
    case 'get':
    case 'cancel':
    case 'subscribe':
      return { task: 'id' };
    case 'push-create':
      return { task: 'taskId' };
    case 'push-list':
      return { task: version === '0.3' ? 'id' : 'taskId' };
    case 'push-get':
    case 'push-delete':
      return version === '0.3' ? { task: 'id', config: 'pushNotificationConfigId' } : { task: 'taskId', config: 'id' };
    default:
      return {};
  }
}

const verbOf = ({ operations }: Route, operation: Operation): Verb | undefined =>
  (Object.keys(operations) as Verb[]).find((verb) => operations[verb] === operation);

/** One trailing slash says nothing. Colons may come percent-encoded, as everything in a segment. */
function decodedSegments(path: string): string[] | undefined {
  try {
    return path.replace(/\/$/, '').split('/').map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** The ids at the places that a pattern leaves open, or undefined when it does not match. */
function idsIn(segments: string[], pattern: string[]): Partial<Record<Id, string>> | undefined {
  if (segments.length !== pattern.length) return undefined;
  const ids: Partial<Record<Id, string>> = {};
  for (const [index, expected] of pattern.entries()) {
    const segment = segments[index] ?? '';
    const [, id, customVerb = ''] = /^\{(task|config)\}(.*)$/.exec(expected) ?? [];
    if (id === undefined) {
      if (segment !== expected) return undefined;
      continue;
    }
    const value = segment.endsWith(customVerb) ? segment.slice(0, segment.length - customVerb.length) : '';
    if (!isId(value)) return undefined;
    ids[id as Id] = value;
  }
  return ids;
}

/** URLs cannot carry these: readers take `.` and `..`, in any spelling, for steps in the path. */
const isId = (value: string): boolean => value !== '' && value !== '.' && value !== '..';

const paramsOf = (ids: Partial<Record<Id, string>>, names: Partial<Record<Id, string>>): JsonObject =>
  Object.fromEntries(Object.entries(ids).map(([id, value]) => [names[id as Id] ?? id, value]));

import { isJsonObject, type Json, type JsonObject, parseJson, RawNumber } from './json.ts';
import type { Operation, Version } from './operation.ts';
import { invalid, nameAt, namesAt, type Place, type RequestFacts, readFacts, requestPaths } from './request-names.ts';
import { readQuery } from './rest-query.ts';
import { addressOf, pathNames, type RestMatch, type Verb } from './rest-routes.ts';
import { type Scan, scan } from './scan/index.ts';

/**
 * Besides the parameters themselves, a body may name its task in the ways of 0.3's proto: as a resource (`tasks/7`), and a
 * message under the field's first name, `request`. SDKs read these, and some believe them more than the path.
 */
const BODY = requestPaths('', {
  name: ['name'],
  parent: ['parent'],
  configName: ['config.name'],
  request: ['request'],
  requestMessageId: ['request.messageId'],
  requestTaskId: ['request.taskId'],
  requestContextId: ['request.contextId'],
  requestReferences: ['request.referenceTaskIds'],
  message: ['message'],
});

type Found = Scan<(typeof BODY.names)[number]>;

/** What the gateway must know of a REST request. */
export type RestNames = RequestFacts;

/**
 * Reads the names that decisions need, by scanning: no objects are built from the body. What the path says wins; a body
 * or query that says otherwise is refused, as some agents would follow it to somebody else's task.
 *
 * @param search empty, or `?` and the query
 * @param body empty for requests without one
 * @throws SwitchboardError PARSE_ERROR, INVALID_REQUEST for nesting too deep, INVALID_PARAMS
 */
export function readRestNames(match: RestMatch, search: string, body: Buffer): RestNames {
  const query = readQuery(search);
  const task = taskInPath(match);
  for (const name of ['taskId', 'name'] as const) agree(name, query[name], task);
  if (pathNames(match.operation, match.version).task === 'id') agree('id', query.id, task);
  const facts = hasBody(match.operation, body) ? readBodyFacts(match, body, task) : NOTHING;
  const named = task !== undefined ? { taskId: task } : match.operation === 'list' ? listNames(query) : {};
  return {
    names: { ...facts.names, ...named },
    hasTenant: facts.hasTenant || Boolean(query.tenant),
    hasInlinePush: facts.hasInlinePush,
  };
}

/**
 * Reads everything: the parameters as an object, in the version's REST dialect, with the names as `readRestNames` reads them.
 *
 * @throws SwitchboardError PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS
 */
export function readRestParams(match: RestMatch, search: string, body: Buffer): RestNames & { params: JsonObject } {
  const names = readRestNames(match, search, body);
  const given = hasBody(match.operation, body) ? parseJson(body) : queryParams(search);
  if (!isJsonObject(given)) throw notAnObject();
  return { ...names, params: { ...given, ...match.params } };
}

/** A call to an agent's REST binding. */
export interface RestRequest {
  method: Verb;
  /** Below the agent's base URL, percent-encoded. */
  path: string;
  /** Empty, or `?` and the query. */
  search: string;
  body: JsonObject | undefined;
}

/**
 * Writes parameters, in the version's REST dialect, as a request. To subscribe it says GET, as both protos do; some agents
 * want POST and answer 405 then.
 *
 * @throws SwitchboardError INVALID_PARAMS when an id is missing that stands in the path
 */
export function restRequest(operation: Operation, version: Version, params: JsonObject): RestRequest {
  const { method, path } = addressOf(operation, version, params);
  const inPath = Object.values(pathNames(operation, version));
  const rest = Object.fromEntries(Object.entries(params).filter(([name]) => !inPath.includes(name)));
  if (method === 'POST') return { method, path, search: '', body: rest };
  return { method, path, search: searchOf(rest), body: undefined };
}

const NOTHING: RestNames = { names: {}, hasTenant: false, hasInlinePush: false };

/** Operations called with POST; of these, cancel and subscribe may do without a body. */
function hasBody(operation: Operation, body: Buffer): boolean {
  if (operation === 'send' || operation === 'stream' || operation === 'push-create') return true;
  return (operation === 'cancel' || operation === 'subscribe') && body.length > 0;
}

function taskInPath({ operation, version, params }: RestMatch): string | undefined {
  const { task } = pathNames(operation, version);
  const id = task === undefined ? undefined : params[task];
  return typeof id === 'string' ? id : undefined;
}

function readBodyFacts(match: RestMatch, body: Buffer, task: string | undefined): RestNames {
  const found = scan(body, BODY);
  if (body[found.value.start] !== OPEN_OBJECT) throw notAnObject();
  const facts = readFacts(body, found, match);
  if (task === undefined) return readMessageFacts(facts, body, found);
  const read = (place: Place | 'name' | 'parent' | 'configName') => nameAt(body, found.spans[place], place);
  agree('taskId', read('taskId'), task);
  if (match.operation !== 'push-create') agree('id', read('id'), task);
  if (match.version === '1.0') return facts;
  for (const place of ['name', 'parent', 'configName'] as const) agree(place, taskOfResource(read(place)), task);
  return facts;
}

/** The message of a send may stand under `request`, but then not under `message` too. */
function readMessageFacts(facts: RestNames, body: Buffer, { spans }: Found): RestNames {
  if (!spans.request) return facts;
  if (spans.message) throw invalid('message', 'It is given twice, once under the name "request". Send it once.');
  const names = {
    taskId: nameAt(body, spans.requestTaskId, 'message.taskId'),
    contextId: nameAt(body, spans.requestContextId, 'message.contextId'),
    messageId: nameAt(body, spans.requestMessageId, 'message.messageId'),
  };
  const references = namesAt(body, spans.requestReferences, 'message.referenceTaskIds');
  return {
    ...facts,
    names: {
      ...Object.fromEntries(Object.entries(names).filter(([, name]) => name !== undefined)),
      ...(references.length > 0 && { referenceTaskIds: references }),
    },
  };
}

/** The task in a resource name of 0.3's proto: `tasks/7`, `tasks/7/pushNotificationConfigs/1`. */
const taskOfResource = (name: string | undefined): string | undefined => name?.replace(/^tasks\/([^/]*).*$/s, '$1');

function agree(field: string, said: Json | undefined, inPath: string | undefined): void {
  if (said === undefined || said === '' || inPath === undefined || said === inPath) return;
  throw invalid(field, 'It names another task than the path does.');
}

const listNames = ({ contextId }: { contextId?: Json }): RestNames['names'] =>
  typeof contextId === 'string' && contextId !== '' ? { contextId } : {};

/** Names of the task are in the path already, and a tenant is not the caller's to say. */
function queryParams(search: string): JsonObject {
  const { id: _id, name: _name, taskId: _taskId, tenant: _tenant, ...params } = readQuery(search);
  return params;
}

function searchOf(params: JsonObject): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    if (value instanceof RawNumber) query.set(name, value.text);
    else if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      query.set(name, String(value));
    }
  }
  return query.size === 0 ? '' : `?${query.toString()}`;
}

const OPEN_OBJECT = '{'.charCodeAt(0);

const notAnObject = () => invalid('', 'The body must be a JSON object.');

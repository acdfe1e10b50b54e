import type { SwitchboardError } from './errors.ts';
import type { JsonObject } from './json.ts';
import type { Operation, Version } from './operation.ts';
import type { AgentError, MessageNames } from './sighting.ts';

export interface RestMatch {
  operation: Operation;
  version: Version;
  /** What the path says, under the names of the version's parameters. */
  params: JsonObject;
}

/** The path exists, under other verbs. */
export interface MethodNotAllowed {
  methodNotAllowed: string[];
}

export interface RestNames {
  names: MessageNames;
  hasTenant: boolean;
  hasInlinePush: boolean;
}

export interface RestRequest {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  /** Empty, or `?` and the query. */
  search: string;
  body: JsonObject | undefined;
}

export function matchRest(_httpMethod: string, _path: string): RestMatch | MethodNotAllowed | undefined {
  throw new Error('in the making');
}

/** By scanning: builds no objects from the body. @throws SwitchboardError PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS */
export function readRestNames(_match: RestMatch, _search: string, _body: Buffer): RestNames {
  throw new Error('in the making');
}

/** @throws SwitchboardError PARSE_ERROR, INVALID_REQUEST, INVALID_PARAMS */
export function readRestParams(_match: RestMatch, _search: string, _body: Buffer): RestNames & { params: JsonObject } {
  throw new Error('in the making');
}

export function restRequest(_operation: Operation, _version: Version, _params: JsonObject): RestRequest {
  throw new Error('in the making');
}

export function restFailure(_error: SwitchboardError, _version: Version): string {
  throw new Error('in the making');
}

export function restAgentError(_error: AgentError, _version: Version): { status: number; body: string } {
  throw new Error('in the making');
}

export function readRestError(_status: number, _body: Buffer): AgentError | undefined {
  throw new Error('in the making');
}

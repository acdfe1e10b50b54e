import { createHash } from 'node:crypto';
import { type Json, type JsonObject, SwitchboardError, stateTo03, utcTimestamp } from '../protocol/index.ts';
import { decodeCursor, encodeCursor } from '../store/index.ts';
import type { TaskFilter, TaskPlace, TaskScope } from './task-repository.ts';

/** What a caller wants to see of its tasks. */
export interface ListTerms {
  filter: TaskFilter;
  pageSize: number;
  /** Where the page before ended. */
  after: TaskPlace | undefined;
  historyLength: number | undefined;
  includeArtifacts: boolean;
}

const DEFAULT_PAGE_SIZE = 50;

/**
 * Reads the parameters of ListTasks (A2A 1.0, section 3.1.4).
 *
 * @param given in the 1.0 dialect, valid, in either spelling of names
 * @throws SwitchboardError INVALID_PARAMS for a token that is none of this list's, an unknown state, or no time
 */
export function readListTerms(given: JsonObject, scope: TaskScope): ListTerms {
  const params = inCamelCase(given);
  const { contextId, pageSize, historyLength, includeArtifacts } = params;
  const filter: TaskFilter = {};
  if (isText(contextId)) filter.contextName = contextId;
  const state = readState(params);
  if (state !== undefined) filter.state = state;
  const since = readSince(params);
  if (since !== undefined) filter.statusSince = since;
  return {
    filter,
    pageSize: typeof pageSize === 'number' ? pageSize : DEFAULT_PAGE_SIZE,
    after: readToken(params, scope, filter),
    historyLength: typeof historyLength === 'number' ? historyLength : undefined,
    includeArtifacts: includeArtifacts === true,
  };
}

const inCamelCase = (params: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase()),
      value,
    ]),
  );

/** The token of the page that begins after a place; it is good for this caller and these filters alone. */
export const pageToken = ({ statusAt, taskId }: TaskPlace, scope: TaskScope, filter: TaskFilter): string =>
  encodeCursor([statusAt, taskId, digestOf(scope, filter)]);

function readToken({ pageToken }: JsonObject, scope: TaskScope, filter: TaskFilter): TaskPlace | undefined {
  if (!isText(pageToken)) return undefined;
  const [statusAt, taskId, digest] = decodeCursor<[number, string, string]>(pageToken, [0, '', '']);
  if (digest === digestOf(scope, filter)) return { statusAt, taskId };
  throw invalid('pageToken', 'It belongs to a list with other filters. Leave it out to begin anew.');
}

const digestOf = ({ agentId, owners }: TaskScope, { contextName, state, statusSince }: TaskFilter): string =>
  createHash('sha256')
    .update(JSON.stringify([agentId, owners, contextName, state, statusSince]))
    .digest('base64url')
    .slice(0, 16);

/** What protobuf JSON writes for a state that is not given. */
const UNSPECIFIED: ReadonlySet<Json> = new Set<Json>(['', 0, 'TASK_STATE_UNSPECIFIED']);

function readState({ status }: JsonObject): string | undefined {
  if (status === undefined || status === null || UNSPECIFIED.has(status)) return undefined;
  const state = stateTo03(status);
  if (state === 'unknown') throw invalid('status', 'It must be a task state, such as TASK_STATE_WORKING.');
  return state;
}

function readSince({ statusTimestampAfter }: JsonObject): number | undefined {
  if (!isText(statusTimestampAfter)) return undefined;
  const time = utcTimestamp(statusTimestampAfter);
  if (time === undefined) throw invalid('statusTimestampAfter', 'It must be a time as in RFC 3339.');
  return Date.parse(time);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const invalid = (field: string, description: string): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `The parameter "${field}" is not valid. ${description}`, {
    violations: [{ field, description }],
  });

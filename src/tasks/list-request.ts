import { createHash } from 'node:crypto';
import { type Json, type JsonObject, SwitchboardError, stateTo03, utcTimestamp } from '../protocol/index.ts';
import { decodeCursor, encodeCursor } from '../store/index.ts';
import { inCamelCase } from './camel-case.ts';
import type { TaskFilter, TaskPlace, TaskScope } from './task-repository.ts';

/** What a caller wants to see of its tasks. */
export interface ListTerms {
  filter: Omit<TaskFilter, 'context'>;
  /** As the caller names it. */
  contextName: string | undefined;
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
  const filter: ListTerms['filter'] = {};
  const state = readState(params);
  if (state !== undefined) filter.state = state;
  const since = readSince(params);
  if (since !== undefined) filter.statusSince = since;
  const contextName = isText(contextId) ? contextId : undefined;
  return {
    filter,
    contextName,
    pageSize: typeof pageSize === 'number' ? pageSize : DEFAULT_PAGE_SIZE,
    after: readToken(params, scope, { filter, contextName }),
    historyLength: typeof historyLength === 'number' ? historyLength : undefined,
    includeArtifacts: includeArtifacts === true,
  };
}

type Filters = Pick<ListTerms, 'filter' | 'contextName'>;

/** The token of the page that begins after a place; it is good for this caller and these filters alone. */
export const pageToken = ({ statusAt, taskId }: TaskPlace, scope: TaskScope, filters: Filters): string =>
  encodeCursor([statusAt, taskId, digestOf(scope, filters)]);

function readToken({ pageToken }: JsonObject, scope: TaskScope, filters: Filters): TaskPlace | undefined {
  if (!isText(pageToken)) return undefined;
  const [statusAt, taskId, digest] = decodeCursor<[number, string, string]>(pageToken, [0, '', '']);
  if (digest === digestOf(scope, filters)) return { statusAt, taskId };
  throw invalid('pageToken', 'It belongs to a list with other filters. Leave it out to begin anew.');
}

const digestOf = ({ agentId, owners }: TaskScope, { filter, contextName }: Filters): string =>
  createHash('sha256')
    .update(JSON.stringify([agentId, owners, contextName, filter.state, filter.statusSince]))
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

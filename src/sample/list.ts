import type { Json, JsonObject } from '../protocol/index.ts';
import { numberOf, stringOf } from './params.ts';
import type { SampleTask } from './task.ts';

const DEFAULT_PAGE = 50;

/** Answers ListTasks: newest first, by page (A2A 1.0, section 3.1.4). The token is how many tasks were already shown. */
export function listTasks(tasks: SampleTask[], params: JsonObject): Json {
  const { contextId, status } = params;
  const since = Date.parse(stringOf(params['statusTimestampAfter']) ?? '');
  const found = tasks
    .filter((task) => (!contextId || task.contextId === contextId) && (!status || task.state === status))
    .filter((task) => Number.isNaN(since) || Date.parse(task.changedAt) >= since)
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt));

  const pageSize = numberOf(params['pageSize']) ?? DEFAULT_PAGE;
  const start = Number(params['pageToken'] ?? 0) || 0;
  const end = start + pageSize;
  const shown = { historyLength: numberOf(params['historyLength']), artifacts: params['includeArtifacts'] === true };
  return {
    tasks: found.slice(start, end).map((task) => task.toJson(shown)),
    nextPageToken: end < found.length ? String(end) : '',
    pageSize,
    totalSize: found.length,
  };
}

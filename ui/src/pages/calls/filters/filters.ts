import type { Call, CallFilter } from '../../../api/types.ts';
import { bytesText, count } from '../../../format/count.ts';
import { durationText } from '../../../format/duration.ts';
import { money } from '../../../format/money.ts';

/** Names of the API's filters that take a text or several. */
type TextName = Exclude<
  { [Name in keyof CallFilter]-?: string extends CallFilter[Name] ? Name : never }[keyof CallFilter],
  'cursor' | undefined
>;

/** A column that calls can be filtered by. */
export type FilterColumn =
  | { name: TextName | 'outcome' | 'operation'; label: string; kind: 'text' }
  | { name: 'outcome' | 'operation'; label: string; kind: 'choice'; options: readonly string[] }
  | { name: RangeName; label: string; kind: 'range'; unit: string; factor: number; show: (value: number) => string };

type RangeName = Extract<
  keyof Call,
  | 'duration_ms'
  | 'first_byte_ms'
  | 'cost_nano'
  | 'request_bytes'
  | 'response_bytes'
  | 'event_count'
  | 'input_tokens'
  | 'output_tokens'
  | 'total_tokens'
  | 'http_status'
>;

const text = (name: TextName, label: string): FilterColumn => ({ name, label, kind: 'text' });
const range = (
  name: RangeName,
  label: string,
  unit: string,
  factor: number,
  show: (value: number) => string,
): FilterColumn => ({
  name,
  label,
  kind: 'range',
  unit,
  factor,
  show,
});

/** Every column of the API, the ones asked for most first. */
export const FILTERS: readonly FilterColumn[] = [
  text('agent', 'Agent'),
  text('model', 'Model'),
  {
    name: 'outcome',
    label: 'Status',
    kind: 'choice',
    options: ['ok', 'agent-error', 'upstream-error', 'truncated', 'caller-left', 'refused', 'gateway-error'],
  },
  text('key_alias', 'Key'),
  text('user_id', 'User'),
  text('team_alias', 'Team'),
  range('duration_ms', 'Duration', 'ms', 1, durationText),
  range('cost_nano', 'Cost', '$', 1e9, money),
  text('error_code', 'Error'),
  {
    name: 'operation',
    label: 'Method',
    kind: 'choice',
    options: [
      'send',
      'stream',
      'get',
      'list',
      'cancel',
      'subscribe',
      'push-create',
      'push-get',
      'push-list',
      'push-delete',
      'extended-card',
      'run',
      'chat.completions',
      'completions',
      'embeddings',
      'responses',
      'messages',
      'messages.count_tokens',
    ],
  },
  text('trace', 'Trace'),
  text('task', 'Task'),
  text('context', 'Context'),
  text('session_id', 'Session'),
  text('tag', 'Tag'),
  text('task_state', 'Task state'),
  range('first_byte_ms', 'First event', 'ms', 1, durationText),
  range('http_status', 'HTTP status', '', 1, String),
  range('total_tokens', 'Tokens', '', 1, count),
  range('input_tokens', 'Tokens in', '', 1, count),
  range('output_tokens', 'Tokens out', '', 1, count),
  range('event_count', 'Events', '', 1, count),
  range('request_bytes', 'Asked', 'B', 1, bytesText),
  range('response_bytes', 'Answered', 'B', 1, bytesText),
  text('version', 'A2A version'),
  text('binding', 'Binding'),
  text('upstream_version', "Agent's version"),
  text('upstream_binding', "Agent's binding"),
  text('front', 'Front'),
  text('deployment_id', 'Deployment'),
  text('routing', 'Routing'),
  text('decision', 'Decision'),
  text('principal_kind', 'Caller kind'),
  text('key_id', 'Key id'),
  text('caller_agent_id', 'Made by agent'),
  text('client_address', 'Address'),
  text('user_agent', 'User agent'),
  text('provider', 'Provider'),
  text('cost_source', 'Price source'),
  text('request_id', 'Request id'),
  text('message_id', 'Message id'),
];

/** One filter that is set, as its chip says it. */
export interface SetFilter {
  column: FilterColumn;
  says: string;
  value: string;
  /** What is taken out of the address to lift it. */
  params: readonly string[];
}

type Search = Readonly<Record<string, string | string[] | undefined>>;

/** @param search what the address holds */
export function setFilters(search: Search): SetFilter[] {
  return FILTERS.flatMap((column): SetFilter[] => {
    if (column.kind === 'range') return rangeFilter(column, search);
    const values = [search[column.name]].flat().filter((value) => value !== undefined);
    return values.length === 0 ? [] : [{ column, says: 'is', value: values.join(' or '), params: [column.name] }];
  });
}

function rangeFilter(column: Extract<FilterColumn, { kind: 'range' }>, search: Search): SetFilter[] {
  const [min, max] = [search[`${column.name}_min`], search[`${column.name}_max`]].map((end) =>
    typeof end === 'string' && Number.isFinite(Number(end)) ? column.show(Number(end)) : undefined,
  );
  const params = [`${column.name}_min`, `${column.name}_max`];
  if (min !== undefined && max !== undefined) return [{ column, says: 'from', value: `${min} to ${max}`, params }];
  if (min !== undefined) return [{ column, says: 'from', value: min, params }];
  return max === undefined ? [] : [{ column, says: 'up to', value: max, params }];
}

import type { Json } from './json.ts';
import { checkName, invalid } from './request-names.ts';

/** Query parameters of A2A's own, with the type that their value has in the parameters (A2A 1.0, section 11.5). */
const TYPES = {
  id: 'string',
  name: 'string',
  taskId: 'string',
  tenant: 'string',
  contextId: 'string',
  status: 'string',
  pageToken: 'string',
  statusTimestampAfter: 'string',
  pageSize: 'number',
  historyLength: 'number',
  includeArtifacts: 'boolean',
} as const;

export type QueryName = keyof typeof TYPES;

/**
 * Reads A2A's parameters from a query, in both spellings; other ones (`A2A-Version`, an agent's own) are left alone.
 *
 * @param search empty, or `?` and the query
 * @throws SwitchboardError INVALID_PARAMS for a parameter given twice, or of the wrong type
 */
export function readQuery(search: string): Partial<Record<QueryName, Json>> {
  if (search === '') return {};
  const query: Partial<Record<QueryName, Json>> = {};
  for (const [written, value] of new URLSearchParams(search)) {
    const name = camelCase(written);
    if (!isQueryName(name)) continue;
    if (query[name] !== undefined) throw invalid(name, 'It is given twice, in one spelling or in both. Send it once.');
    query[name] = typedValue(name, value);
  }
  return query;
}

function typedValue(name: QueryName, value: string): Json {
  switch (TYPES[name]) {
    case 'number':
      if (!/^-?\d{1,15}$/.test(value)) throw invalid(name, 'It must be a whole number.');
      return Number(value);
    case 'boolean':
      if (value !== 'true' && value !== 'false') throw invalid(name, 'It must be "true" or "false".');
      return value === 'true';
    case 'string':
      return checkName(value, name) ?? '';
  }
}

const isQueryName = (name: string): name is QueryName => Object.hasOwn(TYPES, name);

const camelCase = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

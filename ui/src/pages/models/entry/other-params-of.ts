import { REACHING } from './provider-fields.ts';

/** Parameters with a field of their own; all else is typed as JSON. */
const WITH_FIELDS: ReadonlySet<string> = new Set([
  ...REACHING,
  'input_cost_per_token',
  'output_cost_per_token',
  'cache_read_input_token_cost',
  'cache_creation_input_token_cost',
  'rpm',
  'tpm',
  'max_parallel_requests',
  'order',
  'weight',
  'timeout',
  'stream_timeout',
  'extra_headers',
  'drop_params',
  'additional_drop_params',
  'region_name',
]);

type Params = Readonly<Record<string, unknown>>;

/** Such as a temperature that every call has, or a price a second. */
export const otherParamsOf = (params: Params): Params =>
  Object.fromEntries(Object.entries(params).filter(([name]) => !WITH_FIELDS.has(name)));

/**
 * Parameters with all of the others in place of those before.
 *
 * @param text a JSON object; nothing for none
 * @returns what is wrong with it, where something is
 */
export function withOtherParams(params: Params, text: string): { params: Params } | { problem: string } {
  const given = text.trim() === '' ? {} : readObject(text);
  if (given === undefined) return { problem: 'It is no JSON object: {"temperature": 0}.' };
  const named = Object.keys(given).find((name) => WITH_FIELDS.has(name) || name === 'model');
  if (named !== undefined) return { problem: `"${named}" has a field of its own.` };
  return {
    params: { ...Object.fromEntries(Object.entries(params).filter(([name]) => WITH_FIELDS.has(name))), ...given },
  };
}

function readObject(text: string): Params | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Params) : undefined;
  } catch {
    return undefined;
  }
}

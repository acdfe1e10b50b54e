import { credential, type ModelRegistration, modelRegistration } from './model-registration.ts';
import { readList } from './read-list.ts';
import type { Resolved } from './resolve-keys.ts';
import { problemAt, type Sources } from './sources.ts';

type Credentials = ReadonlyMap<string, Record<string, unknown>>;

/** Reads `model_list:` and `credential_list:`. Secrets may stand in either, or in the provider's usual variables. */
export function readModels(sources: Sources): Resolved<ModelRegistration[]> {
  const result: Resolved<ModelRegistration[]> = { values: [], report: [], problems: [] };
  const credentials = new Map<string, Record<string, unknown>>();
  readList(sources, ['credential_list'], credential, result, ({ credential_name, credential_values }) => {
    credentials.set(credential_name, credential_values);
    return credential_name;
  });
  readList(sources, ['model_list'], modelRegistration, result, (entry, path) => {
    const missing = missingCredential(entry, credentials);
    if (missing) {
      result.problems.push(problemAt(sources, [...path, 'litellm_params', 'litellm_credential_name'], missing));
      return null;
    }
    result.values.push(withSecrets(entry, credentials, sources));
    return entry.model_name;
  });
  return result;
}

function missingCredential({ litellm_params }: ModelRegistration, credentials: Credentials): string | null {
  const { litellm_credential_name: name } = litellm_params;
  return name && !credentials.has(name) ? `names "${name}", which credential_list does not have` : null;
}

/** What the entry says wins over its credential, and that over the provider's variables. */
function withSecrets(entry: ModelRegistration, credentials: Credentials, { environment }: Sources): ModelRegistration {
  const { litellm_params: own } = entry;
  const given = { ...credentials.get(own.litellm_credential_name ?? ''), ...withoutNull(own) };
  const provider = own.custom_llm_provider ?? own.model.split('/', 1)[0] ?? '';
  const prefix = PREFIXES[provider] ?? provider.toUpperCase();
  const usual = { api_key: 'API_KEY', api_base: 'API_BASE', api_version: 'API_VERSION' };
  const fromVariables = Object.entries(usual).flatMap(([field, suffix]) => {
    const value = environment.get(`${prefix}_${suffix}`);
    return value === undefined || !/^\w+$/.test(prefix) ? [] : [[field, value] as const];
  });
  const litellm_params = { ...Object.fromEntries(fromVariables), ...given, model: own.model };
  return { ...entry, litellm_params };
}

/** Providers whose variables are not called as they are. */
const PREFIXES: Record<string, string> = { together_ai: 'TOGETHERAI', hosted_vllm: 'HOSTED_VLLM' };

const withoutNull = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

import { withoutAliases } from '../cloud-fields.ts';
import type { Environment } from '../environment.ts';
import type { ModelRegistration } from './model-registration.ts';
import { fromVariables } from './provider-variables.ts';

/** `credential_list`: values by the credential's name. */
export type ModelCredentials = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

/** What the entry says wins over its credential, and that over the provider's variables. */
export function withSecrets(
  entry: ModelRegistration,
  credentials: ModelCredentials,
  environment: Environment,
): ModelRegistration {
  const { litellm_params: own } = entry;
  const given = withoutAliases({ ...credentials.get(own.litellm_credential_name ?? ''), ...withoutNull(own) });
  const provider = own.custom_llm_provider ?? own.model.split('/', 1)[0] ?? '';
  return { ...entry, litellm_params: { ...fromVariables(provider, given, environment), ...given, model: own.model } };
}

const withoutNull = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

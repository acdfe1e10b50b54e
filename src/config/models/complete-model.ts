import { SwitchboardError } from '../../protocol/index.ts';
import { withoutAliases } from '../cloud-fields.ts';
import { type Environment, layerEnvironment } from '../environment.ts';
import { readGoogleFile } from '../google-file.ts';
import type { ModelRegistration } from './model-registration.ts';
import { type ModelCredentials, withSecrets } from './model-secrets.ts';

/**
 * Fills in what a model that was registered over the API leaves to the file and the environment: its credential, and the
 * variables of its provider.
 *
 * @throws SwitchboardError INVALID_PARAMS, naming the parameter
 */
export type CompleteModel = (entry: ModelRegistration) => ModelRegistration;

const NO_VARIABLES = layerEnvironment();

/**
 * Who manages models over the API need not be who runs the machine: what the file, the environment and the machine keep
 * secret goes to the addresses they name or the provider's own, and never to one that came over the API.
 */
export function createCompleteModel(credentials: ModelCredentials, environment: Environment): CompleteModel {
  return (entry) => {
    const params = withoutAliases(entry.litellm_params);
    refuseReferences(params);
    const credential = entry.litellm_params.litellm_credential_name ?? '';
    if (credential !== '' && !credentials.has(credential))
      throw wrong('litellm_credential_name', `names "${credential}", which credential_list of the file does not have`);
    const address = ADDRESSES.find((name) => Boolean(params[name]));
    if (address === undefined) return withGoogleFile(withSecrets(entry, credentials, environment));
    if (credential !== '')
      throw wrong(address, 'cannot be chosen for a credential of the file: send the secret itself, or no address');
    const secret = secretOfCloud(params);
    if (secret !== undefined && !params['api_key'] && !params[secret])
      throw wrong(address, `cannot be chosen for the machine's own identity: send ${secret} or api_key, too`);
    return withSecrets(entry, credentials, NO_VARIABLES);
  };
}

/** Here a path can only be of the file or the environment. */
function withGoogleFile(entry: ModelRegistration): ModelRegistration {
  const problem = readGoogleFile(entry.litellm_params);
  if (problem !== undefined) throw wrong('vertex_credentials', problem);
  return entry;
}

/** Parameters that say where secrets are sent. */
const ADDRESSES = ['api_base', 'aws_bedrock_runtime_endpoint', 'aws_sts_endpoint', 'vertex_token_url'];

/** Where secrets are sent by these parameters: of each address its origin, however it is named. */
export function placesOf(params: Record<string, unknown>): string[] {
  const named = withoutAliases(params);
  return ADDRESSES.map((name) => originOf(named[name]));
}

function originOf(address: unknown): string {
  const text = typeof address === 'string' ? address : '';
  return URL.canParse(text) ? new URL(text).origin : text;
}

/** Without it, a cloud is shown who the machine is. */
function secretOfCloud({ model, custom_llm_provider: provider }: Record<string, unknown>): string | undefined {
  const named = String(provider ?? model);
  if (named.startsWith('vertex_ai')) return 'vertex_credentials';
  return named.startsWith('bedrock') ? 'aws_access_key_id' : undefined;
}

/** Variables and files are the machine's: the file may name them, the API may not. */
function refuseReferences(params: Record<string, unknown>): void {
  const named = Object.entries(params).find(([, value]) => JSON.stringify(value)?.includes('"os.environ/'));
  if (named) throw wrong(named[0], 'names a variable, as only the file may: send the value, or name a credential');
  const { vertex_credentials: google, api_base: address } = params;
  if (typeof google === 'string' && !google.trimStart().startsWith('{'))
    throw wrong('vertex_credentials', 'must be the JSON of a credentials file: only the file may name a path');
  if (typeof address === 'string' && /\/\/[^/]*@/.test(address))
    throw wrong('api_base', 'carries a password, which addresses do not keep secret: send it in extra_headers');
}

function wrong(name: string, description: string): SwitchboardError {
  const field = `litellm_params.${name}`;
  return new SwitchboardError('INVALID_PARAMS', `${field}: ${description}.`, { violations: [{ field, description }] });
}

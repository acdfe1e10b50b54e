import { type CredentialFields, credentialFields } from '../../config/index.ts';
import type { AwsCredentials, Credentials } from '../../outbound/index.ts';
import { isJsonObject, type Json, type JsonObject, parseJson } from '../../protocol/index.ts';
import { invalid } from '../invalid-field.ts';

export const GOOGLE_SCOPE = 'https://www.googleapis.com/auth/cloud-platform';

type Fields<Type extends CredentialFields['type']> = Extract<CredentialFields, { type: Type }>;

/**
 * The `credentials` of a registration. Checked once more, as a change may have taken out a secret that is needed.
 *
 * @throws SwitchboardError INVALID_PARAMS, naming the field and what it should be
 */
export function readCredentials(registered: CredentialFields): Credentials {
  const { data: given, error } = credentialFields.safeParse(registered);
  if (!given) {
    const [issue] = error.issues;
    throw invalid(['credentials', ...(issue?.path ?? [])].join('.'), issue?.message ?? 'is wrong');
  }
  switch (given.type) {
    case 'bearer':
      return bearer(given.token);
    case 'api_key':
      return fixedHeader((given.header ?? 'x-api-key').toLowerCase(), (given.prefix ?? '') + given.key);
    case 'basic': {
      const pair = Buffer.from(`${given.username}:${given.password}`).toString('base64');
      return fixedHeader('authorization', `Basic ${pair}`);
    }
    case 'oauth2':
      return readOauth2(given);
    case 'google':
      return readGoogle(given);
    case 'entra':
      return readEntra(given);
    case 'aws': {
      const { region, service, sts_url: stsUrl, token_network: tokenNetwork = 'public' } = given;
      return { type: 'aws', region, service, stsUrl, tokenNetwork, ...readAwsKeys(given) };
    }
  }
}

const readOauth2 = (given: Fields<'oauth2'>): Credentials => ({
  type: 'oauth2',
  tokenUrl: given.token_url,
  tokenNetwork: given.token_network ?? 'public',
  clientId: given.client_id,
  clientSecret: given.client_secret,
  clientAuth: given.client_auth ?? 'post',
  scope: given.scope,
  audience: given.audience,
});

const readGoogle = (given: Fields<'google'>): Credentials => ({
  type: 'google',
  file: readGoogleFile('credentials.google_credentials', given.google_credentials),
  scope: given.scope ?? GOOGLE_SCOPE,
  tokenUrl: given.token_url,
  tokenNetwork: given.token_network ?? 'public',
  quotaProject: given.quota_project,
});

const readEntra = (given: Fields<'entra'>): Credentials => ({
  type: 'entra',
  scope: given.scope,
  tokenNetwork: given.token_network ?? 'public',
  tenantId: given.tenant_id,
  clientId: given.client_id,
  clientSecret: given.client_secret,
  authority: given.authority,
});

export const bearer = (token: string): Credentials => fixedHeader('authorization', `Bearer ${token}`);

export const fixedHeader = (name: string, value: string): Credentials => ({
  type: 'headers',
  headers: { [name]: value },
});

/**
 * A credentials file of Google, as people paste it: JSON, or its text.
 *
 * @param field where it stands, for the error
 * @returns null when there is none
 */
export function readGoogleFile(field: string, given: unknown): JsonObject | null {
  if (given === undefined) return null;
  const file = (typeof given === 'string' ? parsed(given) : given) as Json | undefined;
  if (isJsonObject(file) && file['type'] === 'external_account')
    throw invalid(
      field,
      'takes tokens from the gateway’s own machine: name the file in GOOGLE_APPLICATION_CREDENTIALS instead',
    );
  if (isJsonObject(file) && typeof file['type'] === 'string') return file;
  throw invalid(field, 'must be the JSON of a credentials file, with its "type"');
}

function parsed(text: string): unknown {
  try {
    return parseJson(Buffer.from(text));
  } catch {
    return undefined;
  }
}

/** Names as LiteLLM has them, in `credentials` and in a platform's own fields alike. */
export interface AwsKeyFields {
  aws_access_key_id?: string | undefined;
  aws_secret_access_key?: string | undefined;
  aws_session_token?: string | undefined;
  aws_profile_name?: string | undefined;
  aws_role_name?: string | undefined;
  aws_session_name?: string | undefined;
  aws_external_id?: string | undefined;
  aws_web_identity_token?: string | undefined;
}

/** @throws SwitchboardError INVALID_PARAMS for half a pair of keys */
export function readAwsKeys(given: AwsKeyFields): Pick<AwsCredentials, 'keys' | 'profile' | 'role'> {
  const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey, aws_role_name: arn } = given;
  if ((accessKeyId === undefined) !== (secretAccessKey === undefined))
    throw invalid('aws_secret_access_key', 'and aws_access_key_id belong together: give both, or neither');
  if (arn === undefined && given.aws_web_identity_token !== undefined)
    throw invalid('aws_role_name', 'is missing: a web identity token is taken for a role');
  const keys =
    accessKeyId !== undefined && secretAccessKey !== undefined
      ? { accessKeyId, secretAccessKey, sessionToken: given.aws_session_token }
      : undefined;
  const role =
    arn === undefined
      ? undefined
      : {
          arn,
          sessionName: given.aws_session_name ?? 'switchboard',
          externalId: given.aws_external_id,
          webIdentityToken: given.aws_web_identity_token,
        };
  return { keys, profile: given.aws_profile_name, role };
}

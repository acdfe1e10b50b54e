import { createSign } from 'node:crypto';
import { isJsonObject, type JsonObject, parseJson } from '../../protocol/index.ts';
import type { GoogleCredentials } from './contract.ts';
import { askFederatedToken } from './google-federation.ts';
import { type Expiring, sourceKey, type TokenSource } from './token-cache.ts';
import { askAccessToken, askInPeerTime, type CredentialTools, failed, textOf } from './token-endpoint.ts';

const TOKEN_URL = 'https://oauth2.googleapis.com/token';
const METADATA_HOST = '169.254.169.254';
const ASSERTION_SECONDS = 3600;

/** Google's tokens: by a credentials file, or by what the surroundings offer (agent platforms, 1.9). */
export function googleSource(credentials: GoogleCredentials, tools: CredentialTools): TokenSource<string> {
  const { file, scope, tokenUrl, tokenNetwork } = credentials;
  return {
    key: sourceKey('google', scope, tokenUrl, tokenNetwork, file),
    async fetch() {
      if (file) return askByFile(file, credentials, tools);
      const ambient = await ambientFile(tools);
      if (!ambient) return askMetadata(scope, tools);
      return askByFile(ambient, { ...credentials, tokenUrl: ownTokenUrl(ambient) }, tools);
    },
  };
}

/** Who pays for calls: a user's credentials say so themselves, unless somebody else does. */
export async function payerOf(
  { file, quotaProject }: GoogleCredentials,
  tools: CredentialTools,
): Promise<string | undefined> {
  if (quotaProject !== undefined) return quotaProject;
  const used = file ?? (await ambientFile(tools));
  return used?.['type'] === 'authorized_user' ? textOf(used, 'quota_project_id') || undefined : undefined;
}

function askByFile(
  file: JsonObject,
  credentials: GoogleCredentials,
  tools: CredentialTools,
): Promise<Expiring<string>> {
  const url = new URL(credentials.tokenUrl ?? TOKEN_URL);
  const { tokenNetwork: network, scope } = credentials;
  switch (file['type']) {
    case 'service_account':
      return askInPeerTime(
        url,
        (now) => {
          const assertion = signedAssertion(file, { scope, now });
          const form = { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion };
          return askAccessToken({ method: 'POST', url, network, form }, tools);
        },
        tools,
      );
    case 'authorized_user':
      return askAccessToken({ method: 'POST', url, network, form: refreshForm(file) }, tools);
    case 'external_account':
      // It names files and addresses of this machine to take a token from: nobody may register that.
      if (credentials.file) throw failed('a federation’s file must lie on the gateway’s own disk');
      return askFederatedToken(file, credentials, tools);
    default:
      throw failed('Google’s credentials are of a kind that the gateway does not know');
  }
}

/** Files on the gateway's own disk are the operator's: what they say about Google's address counts. */
const ownTokenUrl = (file: JsonObject): string | undefined =>
  textOf(file, 'token_url') || textOf(file, 'token_uri') || undefined;

/** A JWT that the service account signs (RFC 7523). The audience is Google's own, wherever it is sent. */
function signedAssertion(file: JsonObject, { scope, now }: { scope: string; now: number }): string {
  const issuedAt = Math.floor(now / 1000);
  const header = { alg: 'RS256', typ: 'JWT', kid: file['private_key_id'] };
  const claims = { iss: file['client_email'], scope, aud: TOKEN_URL, iat: issuedAt, exp: issuedAt + ASSERTION_SECONDS };
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  try {
    const signature = createSign('RSA-SHA256').update(signed).sign(textOf(file, 'private_key'), 'base64url');
    return `${signed}.${signature}`;
  } catch (error) {
    throw failed('the service account’s private key cannot be read', error);
  }
}

const refreshForm = (file: JsonObject): Record<string, string> => ({
  grant_type: 'refresh_token',
  client_id: textOf(file, 'client_id'),
  client_secret: textOf(file, 'client_secret'),
  refresh_token: textOf(file, 'refresh_token'),
});

/** Application default credentials: the file that a variable names, or the one that `gcloud` writes. */
async function ambientFile({ surroundings: { env, readFile, homeDir } }: CredentialTools): Promise<JsonObject | null> {
  const named = env['GOOGLE_APPLICATION_CREDENTIALS'];
  const folder = env['CLOUDSDK_CONFIG'] ?? `${homeDir}/.config/gcloud`;
  try {
    const file = parseJson(Buffer.from(await readFile(named ?? `${folder}/application_default_credentials.json`)));
    if (isJsonObject(file)) return file;
  } catch (error) {
    if (named === undefined) return null;
    throw failed('the file of GOOGLE_APPLICATION_CREDENTIALS cannot be read', error);
  }
  throw failed('the application default credentials are no JSON object');
}

function askMetadata(scope: string, tools: CredentialTools): Promise<Expiring<string>> {
  const host = tools.surroundings.env['GCE_METADATA_HOST'] ?? METADATA_HOST;
  const url = new URL(`http://${host}/computeMetadata/v1/instance/service-accounts/default/token`);
  url.searchParams.set('scopes', scope);
  const headers = { 'metadata-flavor': 'Google' };
  return askAccessToken({ method: 'GET', url, network: 'loopback', metadataService: true, headers }, tools);
}

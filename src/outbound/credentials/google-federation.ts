import { isJsonObject, type JsonObject, parseJson } from '../../protocol/index.ts';
import type { GoogleCredentials } from './contract.ts';
import type { Expiring } from './token-cache.ts';
import { askAccessToken, askJson, askText, type CredentialTools, failed, textOf } from './token-endpoint.ts';

const STS_URL = 'https://sts.googleapis.com/v1/token';
const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
/** Where a service account is taken on; nothing else is called with the federated token. */
const IMPERSONATION =
  /^https:\/\/iamcredentials\.googleapis\.com\/v1\/projects\/-\/serviceAccounts\/[^/?#]+:generateAccessToken$/;

/**
 * Workload identity federation: another issuer's token is exchanged (RFC 8693), and a service account taken on where
 * the file says so.
 */
export async function askFederatedToken(
  file: JsonObject,
  { scope, tokenUrl, tokenNetwork: network }: GoogleCredentials,
  tools: CredentialTools,
): Promise<Expiring<string>> {
  const impersonated = textOf(file, 'service_account_impersonation_url');
  const form = {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    audience: textOf(file, 'audience'),
    scope: impersonated === '' ? scope : CLOUD_PLATFORM,
    requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    subject_token_type: textOf(file, 'subject_token_type'),
    subject_token: await subjectToken(file['credential_source'], tools),
  };
  const federated = await askAccessToken({ method: 'POST', url: new URL(tokenUrl ?? STS_URL), network, form }, tools);
  return impersonated === '' ? federated : impersonate(impersonated, federated.value, scope, tools);
}

/** The other issuer's token stands in a file, or is asked for at the machine's own metadata service. */
async function subjectToken(source: unknown, tools: CredentialTools): Promise<string> {
  const { file, url, headers, format } = (source ?? {}) as Record<string, unknown>;
  const text =
    typeof file === 'string'
      ? await tools.surroundings.readFile(file).catch((error: unknown) => {
          throw failed('the file of the federated token cannot be read', error);
        })
      : await askForSubject(url, headers, tools);
  const { type, subject_token_field_name: field } = (format ?? {}) as Record<string, unknown>;
  if (type !== 'json') return text.trim();
  const json = parseJson(Buffer.from(text));
  const token = isJsonObject(json) ? json[String(field)] : undefined;
  if (typeof token !== 'string') throw failed('the federated token is not where the credentials say');
  return token;
}

function askForSubject(url: unknown, headers: unknown, tools: CredentialTools): Promise<string> {
  if (typeof url !== 'string' || !URL.canParse(url))
    throw failed('Google’s credentials name no source of tokens that the gateway knows (a file or an address)');
  const sent = (headers ?? {}) as Record<string, string>;
  return askText(
    { method: 'GET', url: new URL(url), network: 'loopback', metadataService: true, headers: sent },
    tools,
  );
}

async function impersonate(
  url: string,
  token: string,
  scope: string,
  tools: CredentialTools,
): Promise<Expiring<string>> {
  if (!IMPERSONATION.test(url)) throw failed('the service account’s address is not Google’s');
  const answer = await askJson(
    {
      method: 'POST',
      url: new URL(url),
      network: 'public',
      headers: { authorization: `Bearer ${token}` },
      json: { scope: [scope] },
    },
    tools,
  );
  const value = textOf(answer, 'accessToken');
  const expiresAt = Date.parse(textOf(answer, 'expireTime'));
  if (value === '' || Number.isNaN(expiresAt)) throw failed('Google answered without a token');
  return { value, expiresAt };
}

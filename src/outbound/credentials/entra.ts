import type { EntraCredentials } from './contract.ts';
import { type Expiring, sourceKey, type TokenSource } from './token-cache.ts';
import { askAccessToken, type CredentialTools, failed } from './token-endpoint.ts';

const AUTHORITY = 'https://login.microsoftonline.com';
const IMDS = 'http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01';
const JWT_BEARER = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** Tokens of Microsoft Entra ID (agent platforms, 3.0). */
export function entraSource(credentials: EntraCredentials, tools: CredentialTools): TokenSource<string> {
  const { tenantId, clientId, clientSecret, scope, authority, tokenNetwork } = credentials;
  return {
    key: sourceKey('entra', authority, tokenNetwork, tenantId, clientId, scope, clientSecret),
    fetch() {
      if (clientSecret !== undefined) return askAsClient(credentials, { client_secret: clientSecret }, tools);
      const tokenFile = tools.surroundings.env['AZURE_FEDERATED_TOKEN_FILE'];
      return tokenFile === undefined ? askManaged(credentials, tools) : askAsWorkload(tokenFile, credentials, tools);
    },
  };
}

/** Workload identity: Kubernetes writes an assertion into a file, and renews it there. */
async function askAsWorkload(
  tokenFile: string,
  credentials: EntraCredentials,
  tools: CredentialTools,
): Promise<Expiring<string>> {
  const assertion = await tools.surroundings.readFile(tokenFile).catch((error: unknown) => {
    throw failed('the file of AZURE_FEDERATED_TOKEN_FILE cannot be read', error);
  });
  const proof = { client_assertion_type: JWT_BEARER, client_assertion: assertion.trim() };
  return askAsClient({ ...credentials, authority: undefined }, proof, tools);
}

function askAsClient(
  { tenantId, clientId, scope, authority, tokenNetwork: network }: EntraCredentials,
  proof: Record<string, string>,
  tools: CredentialTools,
): Promise<Expiring<string>> {
  const { env } = tools.surroundings;
  const [tenant, client] = [tenantId ?? env['AZURE_TENANT_ID'], clientId ?? env['AZURE_CLIENT_ID']];
  if (tenant === undefined || client === undefined) throw failed('tenant or client of Entra ID are not known');
  const base = (authority ?? env['AZURE_AUTHORITY_HOST'] ?? AUTHORITY).replace(/\/+$/, '');
  const url = new URL(`${base}/${encodeURIComponent(tenant)}/oauth2/v2.0/token`);
  const form = { client_id: client, grant_type: 'client_credentials', scope, ...proof };
  return askAccessToken({ method: 'POST', url, network, form }, tools);
}

/** Managed identity: of App Service and its kin where they say so, else of the virtual machine. */
function askManaged({ clientId, scope }: EntraCredentials, tools: CredentialTools): Promise<Expiring<string>> {
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header } = tools.surroundings.env;
  const isService = endpoint !== undefined && header !== undefined;
  const url = new URL(isService ? `${endpoint}?api-version=2019-08-01` : IMDS);
  url.searchParams.set('resource', scope.replace(/\/\.default$/, ''));
  if (clientId !== undefined) url.searchParams.set('client_id', clientId);
  const headers: Record<string, string> = isService ? { 'x-identity-header': header } : { metadata: 'true' };
  return askAccessToken({ method: 'GET', url, network: 'loopback', metadataService: true, headers }, tools);
}

import type { RegisteredPlatform } from '../../config/index.ts';
import type { Credentials, NetworkClass } from '../../outbound/index.ts';
import type { JsonObject } from '../../protocol/index.ts';
import {
  type AwsKeyFields,
  bearer,
  fixedHeader,
  GOOGLE_SCOPE,
  readAwsKeys,
  readGoogleFile,
} from './read-credentials.ts';

/** Of Azure AI Foundry (agent platforms, 3.0). */
const FOUNDRY_SCOPE = 'https://ai.azure.com/.default';

/**
 * The credentials that a platform's own fields name, with LiteLLM's names. Clouds take those of the gateway's surroundings
 * when nothing else is said.
 *
 * @param headers sent with calls: with an authorization among them, none of the surroundings is needed
 * @throws SwitchboardError INVALID_PARAMS
 */
export function platformCredentials(
  { name, settings, credentials }: RegisteredPlatform,
  headers: Record<string, string>,
): Credentials | undefined {
  const given = credentials as Record<string, string | undefined>;
  const { api_key: key } = given;
  const isAuthorized = Object.keys(headers).some((header) => header.toLowerCase() === 'authorization');
  if (isAuthorized && Object.keys(given).length === 0) return undefined;
  switch (name) {
    case 'langgraph':
      return key === undefined ? undefined : fixedHeader('x-api-key', key);
    case 'openai':
      return key === undefined ? undefined : bearer(key);
    case 'azure_ai_foundry':
      return azure(given);
    case 'bedrock_agentcore':
      return key === undefined ? aws(given, settings['agent_runtime_arn']) : bearer(key);
    case 'vertex_agent_engine':
      return google(given, readGoogleFile('litellm_params.vertex_credentials', credentials['vertex_credentials']));
    default:
      return undefined;
  }
}

/** Keys of a resource; tokens, which LiteLLM takes in the same field, have dots. */
const AZURE_KEY = /^(?:[0-9a-f]{32}|[0-9A-Za-z]{84})$/;

function azure(given: Record<string, string | undefined>): Credentials {
  const { api_key: key, azure_ad_token: token = key } = given;
  if (token === undefined) return entra(given);
  return AZURE_KEY.test(token) ? fixedHeader('api-key', token) : bearer(token);
}

const networkOf = (given: string | undefined): NetworkClass =>
  given === 'private' || given === 'loopback' ? given : 'public';

const entra = (given: Record<string, string | undefined>): Credentials => ({
  type: 'entra',
  scope: given['azure_scope'] ?? FOUNDRY_SCOPE,
  tokenNetwork: networkOf(given['token_network']),
  authority: given['authority'],
  tenantId: given['tenant_id'],
  clientId: given['client_id'],
  clientSecret: given['client_secret'],
});

function google(given: Record<string, string | undefined>, file: JsonObject | null): Credentials {
  const { token_url: tokenUrl, token_network: network, quota_project: quotaProject } = given;
  return { type: 'google', file, scope: GOOGLE_SCOPE, tokenUrl, tokenNetwork: networkOf(network), quotaProject };
}

/** @param arn of the runtime: the fourth of its parts is the region */
function aws(given: AwsKeyFields & Record<string, string | undefined>, arn: unknown): Credentials {
  const region = typeof arn === 'string' ? (arn.split(':')[3] ?? '') : '';
  const { aws_sts_endpoint: stsUrl, token_network: network } = given;
  const service = 'bedrock-agentcore';
  return { type: 'aws', region, service, stsUrl, tokenNetwork: networkOf(network), ...readAwsKeys(given) };
}

import type { RegisteredPlatform } from '../../config/index.ts';
import type { Credentials } from '../../outbound/index.ts';
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
      return key === undefined ? entra(given) : bearer(key);
    case 'bedrock_agentcore':
      return key === undefined ? aws(given, settings['agent_runtime_arn']) : bearer(key);
    case 'vertex_agent_engine': {
      const file = readGoogleFile('litellm_params.vertex_credentials', credentials['vertex_credentials']);
      return { type: 'google', file, scope: GOOGLE_SCOPE, tokenNetwork: 'public' };
    }
    default:
      return undefined;
  }
}

const entra = (given: Record<string, string | undefined>): Credentials => ({
  type: 'entra',
  scope: FOUNDRY_SCOPE,
  tokenNetwork: 'public',
  tenantId: given['tenant_id'],
  clientId: given['client_id'],
  clientSecret: given['client_secret'],
});

/** @param arn of the runtime: the fourth of its parts is the region */
function aws(given: AwsKeyFields, arn: unknown): Credentials {
  const region = typeof arn === 'string' ? (arn.split(':')[3] ?? '') : '';
  return { type: 'aws', region, service: 'bedrock-agentcore', tokenNetwork: 'public', ...readAwsKeys(given) };
}

import type { Environment } from '../environment.ts';

type Variables = Readonly<Record<string, readonly string[]>>;

/** The usual variables of providers that have others than `<PROVIDER>_API_KEY` and the like, as LiteLLM reads them. */
const OWN: Record<string, Variables> = {
  openai: { api_base: ['OPENAI_BASE_URL', 'OPENAI_API_BASE'], organization: ['OPENAI_ORGANIZATION'] },
  azure: { api_key: ['AZURE_API_KEY', 'AZURE_OPENAI_API_KEY'] },
  gemini: { api_key: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'] },
  together_ai: { api_key: ['TOGETHERAI_API_KEY', 'TOGETHER_AI_API_KEY', 'TOGETHER_API_KEY'] },
  fireworks_ai: { api_key: ['FIREWORKS_AI_API_KEY', 'FIREWORKS_API_KEY'] },
  perplexity: { api_key: ['PERPLEXITYAI_API_KEY', 'PERPLEXITY_API_KEY'] },
  vertex_ai: {
    vertex_project: ['VERTEXAI_PROJECT'],
    vertex_location: ['VERTEXAI_LOCATION', 'VERTEX_LOCATION'],
    vertex_credentials: ['VERTEXAI_CREDENTIALS'],
  },
  bedrock: {
    aws_region_name: ['AWS_REGION_NAME', 'AWS_REGION', 'AWS_DEFAULT_REGION'],
    aws_bedrock_runtime_endpoint: ['AWS_BEDROCK_RUNTIME_ENDPOINT'],
  },
};

/** Where a deployment's entry names keys, those of the surroundings are not its own. */
const AWS_KEYS: Variables = {
  aws_access_key_id: ['AWS_ACCESS_KEY_ID'],
  aws_secret_access_key: ['AWS_SECRET_ACCESS_KEY'],
  aws_session_token: ['AWS_SESSION_TOKEN'],
};

/**
 * Parameters of a deployment that its provider's variables hold.
 *
 * @param given what its entry and its credential say
 */
export function fromVariables(
  provider: string,
  given: Record<string, unknown>,
  environment: Environment,
): Record<string, string> {
  const variables = {
    ...usual(provider),
    ...(Object.hasOwn(OWN, provider) ? OWN[provider] : {}),
    ...keysFor(provider, given),
  };
  return Object.fromEntries(
    Object.entries(variables).flatMap(([field, names]) => {
      const value = names.map((name) => environment.get(name)).find((found) => found !== undefined);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

/** Clouds have a key only where it is named otherwise. */
function usual(provider: string): Variables {
  const prefix = provider.toUpperCase();
  if (!/^\w+$/.test(prefix) || provider === 'bedrock' || provider === 'vertex_ai') return {};
  return {
    api_key: [`${prefix}_API_KEY`],
    api_base: [`${prefix}_API_BASE`],
    api_version: [`${prefix}_API_VERSION`],
  };
}

function keysFor(provider: string, given: Record<string, unknown>): Variables {
  if (provider !== 'bedrock' || 'aws_access_key_id' in given || 'aws_profile_name' in given) return {};
  // Who is to take a role needs keys to take it with.
  return 'aws_role_name' in given ? AWS_KEYS : { ...AWS_KEYS, api_key: ['AWS_BEARER_TOKEN_BEDROCK'] };
}

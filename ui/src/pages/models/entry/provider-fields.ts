/** One parameter that a provider is reached by, by its name in `litellm_params`. */
interface ProviderField {
  name: string;
  label: string;
  hint?: string;
  placeholder?: string;
  isSecret?: boolean;
}

interface Asked {
  /** How the provider calls what it serves. */
  example: string;
  fields: readonly ProviderField[];
}

const key = (
  hint = 'Write-only, encrypted. Empty: that of the gateway’s surroundings, if it has one.',
): ProviderField => ({
  name: 'api_key',
  label: 'Key',
  isSecret: true,
  hint,
});

const base = (hint: string): ProviderField => ({ name: 'api_base', label: 'Base URL', hint });

const ELSEWHERE = base('Only where it is not at its usual address; then it needs its own key.');

/** By how a provider is spoken to. */
const ASKED: Readonly<Record<string, Asked>> = {
  openai: {
    example: 'gpt-4.1-mini',
    fields: [
      key(),
      base('Where chat/completions is below; needed where the provider has no address of its own.'),
      { name: 'organization', label: 'Organization', hint: 'Who is charged, where the key belongs to several.' },
    ],
  },
  azure: {
    example: 'the name of the deployment',
    fields: [
      key(),
      { ...base('The resource’s endpoint.'), placeholder: 'https://name.openai.azure.com' },
      { name: 'api_version', label: 'API version', placeholder: '2024-10-21', hint: 'As Azure names its versions.' },
    ],
  },
  anthropic: { example: 'claude-sonnet-4-5', fields: [key(), ELSEWHERE] },
  google: { example: 'gemini-2.5-flash', fields: [key(), ELSEWHERE] },
  vertex: {
    example: 'gemini-2.5-flash, or claude-sonnet-4-5@20250929',
    fields: [
      { name: 'vertex_project', label: 'Project', hint: 'Empty: that of the credentials file.' },
      { name: 'vertex_location', label: 'Region', placeholder: 'us-central1', hint: 'Or "global".' },
      {
        name: 'vertex_credentials',
        label: 'Credentials file, as JSON',
        isSecret: true,
        hint: 'Write-only, encrypted. Empty: the identity of the machine.',
      },
    ],
  },
  bedrock: {
    example: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
    fields: [
      { name: 'aws_region_name', label: 'Region', placeholder: 'eu-central-1', hint: 'Where the model is enabled.' },
      {
        name: 'aws_access_key_id',
        label: 'Access key id',
        isSecret: true,
        hint: 'Empty: the identity of the machine.',
      },
      { name: 'aws_secret_access_key', label: 'Secret access key', isSecret: true, hint: 'Write-only, encrypted.' },
      { name: 'aws_session_token', label: 'Session token', isSecret: true, hint: 'Of temporary keys alone.' },
      { name: 'aws_role_name', label: 'Role to take', placeholder: 'arn:aws:iam::…:role/…', hint: 'May stay empty.' },
      key('In place of AWS keys: a Bedrock API key. Write-only, encrypted.'),
    ],
  },
  mock: { example: 'echo', fields: [] },
};

const USUAL: Asked = { example: 'as its provider names it', fields: [key(), ELSEWHERE] };

/** What a provider is told, and how its models are called. */
export const askedOf = (dialect: string | undefined): Asked => ASKED[dialect ?? 'openai'] ?? USUAL;

/** Parameters that belong to some way of reaching a provider: those of others are left behind when it changes. */
export const REACHING: ReadonlySet<string> = new Set(
  Object.values(ASKED).flatMap(({ fields }) => fields.map(({ name }) => name)),
);

const LABELS: Readonly<Record<string, string>> = {
  openai: 'OpenAI',
  azure: 'Azure OpenAI',
  anthropic: 'Anthropic',
  gemini: 'Google Gemini',
  vertex_ai: 'Google Vertex AI',
  bedrock: 'Amazon Bedrock',
  groq: 'Groq',
  mistral: 'Mistral',
  deepseek: 'DeepSeek',
  xai: 'xAI',
  together_ai: 'Together AI',
  fireworks_ai: 'Fireworks AI',
  openrouter: 'OpenRouter',
  perplexity: 'Perplexity',
  nvidia_nim: 'NVIDIA NIM',
  cerebras: 'Cerebras',
  ollama: 'Ollama',
  lm_studio: 'LM Studio',
  hosted_vllm: 'vLLM',
  openai_like: 'Another that speaks as OpenAI does',
  litellm_proxy: 'LiteLLM proxy',
  mock: 'mock, without a provider',
};

export const providerLabel = (name: string): string => LABELS[name] ?? name;

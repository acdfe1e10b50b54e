/** How a provider is asked. */
export type Dialect =
  /** Chat completions, embeddings, completions and responses below one address, with a bearer key. */
  | 'openai'
  /** The same by deployment, with `api-key` and `api-version`. */
  | 'azure'
  /** Messages at `/v1/messages` with `x-api-key`; chat completions are translated. */
  | 'anthropic'
  /** Gemini by `generateContent` with `x-goog-api-key`; its embeddings at a route like OpenAI's. */
  | 'google'
  /** Gemini and Claude on Vertex AI, with Google's credentials. */
  | 'vertex'
  /** Whatever Bedrock serves by `converse`, with AWS's signatures or a bearer key. */
  | 'bedrock'
  /** In this process. */
  | 'mock';

export interface Provider {
  dialect: Dialect;
  /** Where it is unless `api_base` says otherwise; null where it has to, or where the entry's region says it. */
  baseUrl: string | null;
}

const openAi = (baseUrl: string | null): Provider => ({ dialect: 'openai', baseUrl });

/** The providers by the prefix of their models in LiteLLM's files (model notes, A.9). */
const PROVIDERS: Record<string, Provider> = {
  openai: openAi('https://api.openai.com/v1'),
  azure: { dialect: 'azure', baseUrl: null },
  anthropic: { dialect: 'anthropic', baseUrl: 'https://api.anthropic.com' },
  gemini: { dialect: 'google', baseUrl: 'https://generativelanguage.googleapis.com/v1beta' },
  vertex_ai: { dialect: 'vertex', baseUrl: null },
  bedrock: { dialect: 'bedrock', baseUrl: null },
  groq: openAi('https://api.groq.com/openai/v1'),
  mistral: openAi('https://api.mistral.ai/v1'),
  deepseek: openAi('https://api.deepseek.com/v1'),
  xai: openAi('https://api.x.ai/v1'),
  together_ai: openAi('https://api.together.xyz/v1'),
  fireworks_ai: openAi('https://api.fireworks.ai/inference/v1'),
  openrouter: openAi('https://openrouter.ai/api/v1'),
  perplexity: openAi('https://api.perplexity.ai'),
  nvidia_nim: openAi('https://integrate.api.nvidia.com/v1'),
  cerebras: openAi('https://api.cerebras.ai/v1'),
  ollama: openAi('http://localhost:11434/v1'),
  ollama_chat: openAi('http://localhost:11434/v1'),
  lm_studio: openAi('http://localhost:1234/v1'),
  hosted_vllm: openAi(null),
  openai_like: openAi(null),
  custom_openai: openAi(null),
  litellm_proxy: openAi(null),
  mock: { dialect: 'mock', baseUrl: null },
};

export const providerNamed = (name: string): Provider | undefined =>
  Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name] : undefined;

/** Every provider by its name. */
export const providers = (): readonly (readonly [name: string, provider: Provider])[] => Object.entries(PROVIDERS);

/** `groq/llama-3` is Groq's `llama-3`; a model without a known prefix is OpenAI's, as in LiteLLM. */
export function splitModel(
  model: string,
  named: string | null | undefined,
): { provider: string; upstreamModel: string } {
  const slash = model.indexOf('/');
  const prefix = slash === -1 ? '' : model.slice(0, slash);
  if (named) return { provider: named, upstreamModel: prefix === named ? model.slice(slash + 1) : model };
  if (providerNamed(prefix)) return { provider: prefix, upstreamModel: model.slice(slash + 1) };
  return { provider: 'openai', upstreamModel: model };
}

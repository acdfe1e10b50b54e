/**
 * The names of OpenTelemetry's conventions for generative AI, which are still in development: what changes with them is here
 * (tracing notes, B.9).
 */
export const SCHEMA_URL = 'https://opentelemetry.io/schemas/1.41.0';

export const GEN_AI = {
  operation: 'gen_ai.operation.name',
  provider: 'gen_ai.provider.name',
  agentId: 'gen_ai.agent.id',
  agentName: 'gen_ai.agent.name',
  conversation: 'gen_ai.conversation.id',
  requestModel: 'gen_ai.request.model',
  stopSequences: 'gen_ai.request.stop_sequences',
  requestStream: 'gen_ai.request.stream',
  responseId: 'gen_ai.response.id',
  responseModel: 'gen_ai.response.model',
  finishReasons: 'gen_ai.response.finish_reasons',
  firstChunk: 'gen_ai.response.time_to_first_chunk',
  inputTokens: 'gen_ai.usage.input_tokens',
  outputTokens: 'gen_ai.usage.output_tokens',
  cacheReadTokens: 'gen_ai.usage.cache_read.input_tokens',
  cacheWriteTokens: 'gen_ai.usage.cache_creation.input_tokens',
  reasoningTokens: 'gen_ai.usage.reasoning.output_tokens',
  inputMessages: 'gen_ai.input.messages',
  outputMessages: 'gen_ai.output.messages',
  /** `input` or `output`, of metrics. */
  tokenType: 'gen_ai.token.type',
} as const;

/** Of a model's request, under the names of the routes. */
export const GEN_AI_PARAMETERS: Record<string, string> = {
  temperature: 'gen_ai.request.temperature',
  top_p: 'gen_ai.request.top_p',
  top_k: 'gen_ai.request.top_k',
  max_tokens: 'gen_ai.request.max_tokens',
  max_completion_tokens: 'gen_ai.request.max_tokens',
  max_output_tokens: 'gen_ai.request.max_tokens',
  seed: 'gen_ai.request.seed',
  frequency_penalty: 'gen_ai.request.frequency_penalty',
  presence_penalty: 'gen_ai.request.presence_penalty',
  n: 'gen_ai.request.choice.count',
};

/** The gateway's operations that the convention calls otherwise than `chat`. */
export const OPERATIONS: Record<string, string> = { embeddings: 'embeddings', completions: 'text_completion' };

/** What no convention names. */
export const GATEWAY = {
  callId: 'gateway.call.id',
  cost: 'gateway.cost.usd',
  outcome: 'gateway.call.outcome',
  deployment: 'gateway.deployment.id',
  upstreamModel: 'gateway.upstream.model',
  callerAgent: 'gateway.caller_agent.id',
  keyAlias: 'gateway.key.alias',
  team: 'gateway.team.id',
  taskId: 'a2a.task.id',
  taskState: 'a2a.task.state',
  method: 'a2a.method',
} as const;

/** Providers whom the convention calls otherwise than LiteLLM. */
export const PROVIDERS: Record<string, string> = {
  azure: 'azure.ai.openai',
  gemini: 'gcp.gemini',
  vertex_ai: 'gcp.vertex_ai',
  bedrock: 'aws.bedrock',
  mistral: 'mistral_ai',
  xai: 'x_ai',
};

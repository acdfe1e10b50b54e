import type { Adapter } from './adapter.ts';
import { agentCoreAdapter } from './agentcore/agentcore-adapter.ts';
import { foundryAdapter } from './azure-ai-foundry/foundry-adapter.ts';
import { langgraphAdapter } from './langgraph/langgraph-adapter.ts';
import { openaiAdapter } from './openai/openai-adapter.ts';
import { pydanticAiAdapter } from './pydantic-ai/pydantic-ai-adapter.ts';
import { vertexAdapter } from './vertex-agent-engine/vertex-adapter.ts';

/** The way to each platform that does not speak A2A, by the name that agents are registered with. */
export const adapters = {
  azure_ai_foundry: foundryAdapter,
  bedrock_agentcore: agentCoreAdapter,
  langgraph: langgraphAdapter,
  openai: openaiAdapter,
  pydantic_ai_agents: pydanticAiAdapter,
  vertex_agent_engine: vertexAdapter,
} satisfies Record<string, Adapter>;

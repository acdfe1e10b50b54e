import { a2aFace } from './a2a-face.ts';
import { type DemoAgent, type Face, startAgent } from './agent-server.ts';
import { agentcoreFace } from './agentcore-face.ts';
import { foundryFace } from './foundry-face.ts';
import { langgraphFace } from './langgraph-face.ts';
import { openaiFace } from './openai-face.ts';
import type { DemoPlatform, DemoRole } from './role.ts';
import { vertexFace } from './vertex-face.ts';

/** Pydantic AI speaks a dialect of A2A; the agents of the demo speak what both understand. */
const FACES: Record<DemoPlatform, Face> = {
  langgraph: langgraphFace,
  pydantic_ai_agents: a2aFace,
  bedrock_agentcore: agentcoreFace,
  openai: openaiFace,
  vertex_agent_engine: vertexFace,
  azure_ai_foundry: foundryFace,
};

export const startDemoAgent = (role: DemoRole): Promise<DemoAgent> =>
  startAgent(role, role.platform ? FACES[role.platform] : a2aFace);

/** The body of `POST /v1/agents` for an agent at an address. */
export function registrationOf(role: DemoRole, url: string): object {
  const { name, platform, fee, registration } = role;
  const litellm_params = {
    ...(platform && PARAMS[platform](role, url)),
    ...(fee !== undefined && { cost_per_query: fee }),
  };
  return {
    agent_name: name,
    ...(platform !== 'azure_ai_foundry' && { url }),
    ...(Object.keys(litellm_params).length > 0 && { litellm_params }),
    ...registration,
  };
}

/** What each platform has to be told besides the address. Nobody looks at the secrets. */
const PARAMS: Record<DemoPlatform, (role: DemoRole, url: string) => object> = {
  langgraph: ({ name }) => ({ custom_llm_provider: 'langgraph', assistant_id: name }),
  pydantic_ai_agents: () => ({ custom_llm_provider: 'pydantic_ai_agents' }),
  bedrock_agentcore: ({ name }) => ({
    custom_llm_provider: 'bedrock_agentcore',
    agent_runtime_arn: `arn:aws:bedrock-agentcore:eu-west-1:123456789012:runtime/${name.replaceAll('-', '_')}-AbCdEf1234`,
    protocol: 'http',
    aws_access_key_id: 'none',
    aws_secret_access_key: 'none',
  }),
  openai: ({ title, description }) => ({
    custom_llm_provider: 'openai',
    model: title.toLowerCase().replaceAll(' ', '-'),
    protocol: 'chat',
    instructions: `${description}.`,
    api_key: 'none',
  }),
  vertex_agent_engine: (_role, url) => ({
    custom_llm_provider: 'vertex_ai',
    reasoning_engine_id: 'projects/fernholt/locations/europe-west1/reasoningEngines/4210',
    vertex_credentials: JSON.stringify({
      type: 'authorized_user',
      client_id: 'none',
      client_secret: 'none',
      refresh_token: 'none',
    }),
    token_url: `${url}/token`,
    token_network: 'loopback',
  }),
  azure_ai_foundry: ({ name }, url) => ({
    custom_llm_provider: 'azure_ai',
    api_base: `${url}/api/projects/fernholt`,
    agent_id: name,
    api_key: 'none',
  }),
};

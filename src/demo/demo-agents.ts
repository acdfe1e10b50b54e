import { a2aFace } from './a2a-face.ts';
import { type DemoAgent, type Face, startAgent } from './agent-server.ts';
import { agentcoreFace } from './agentcore-face.ts';
import { langgraphFace } from './langgraph-face.ts';
import { openaiFace } from './openai-face.ts';
import type { DemoPlatform, DemoRole } from './role.ts';

/** Pydantic AI speaks a dialect of A2A; the agents of the demo speak what both understand. */
const FACES: Record<DemoPlatform, Face> = {
  langgraph: langgraphFace,
  pydantic_ai_agents: a2aFace,
  bedrock_agentcore: agentcoreFace,
  openai: openaiFace,
};

export const startDemoAgent = (role: DemoRole): Promise<DemoAgent> =>
  startAgent(role, role.platform ? FACES[role.platform] : a2aFace);

/** The body of `POST /v1/agents` for an agent at an address. */
export function registrationOf(role: DemoRole, url: string): object {
  const { name, platform, fee } = role;
  const litellm_params = { ...(platform && PARAMS[platform](role)), ...(fee !== undefined && { cost_per_query: fee }) };
  return { agent_name: name, url, ...(Object.keys(litellm_params).length > 0 && { litellm_params }) };
}

/** What each platform has to be told besides the address. Nobody looks at the secrets. */
const PARAMS: Record<DemoPlatform, (role: DemoRole) => object> = {
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
};

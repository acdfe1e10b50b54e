import type { Agent } from '../../api/types.ts';

const PLATFORMS: Record<string, { name: string; short: string }> = {
  a2a: { name: 'A2A', short: 'A2A' },
  langgraph: { name: 'LangGraph', short: 'LG' },
  vertex_agent_engine: { name: 'Vertex AI Agent Engine', short: 'VX' },
  azure_ai_foundry: { name: 'Azure AI Foundry', short: 'AF' },
  bedrock_agentcore: { name: 'Bedrock AgentCore', short: 'BA' },
  pydantic_ai_agents: { name: 'Pydantic AI', short: 'PY' },
  openai: { name: 'OpenAI-compatible', short: 'OA' },
};

export const platformName = (platform: string): string => PLATFORMS[platform]?.name ?? platform;

/** What an agent runs on, in a square. */
export function PlatformBadge({ platform, big = false }: Pick<Agent, 'platform'> & { big?: boolean }) {
  const { name, short } = PLATFORMS[platform] ?? { name: platform, short: platform.slice(0, 2).toUpperCase() };
  return (
    <span className={big ? 'pf big' : 'pf'} title={name}>
      {short}
    </span>
  );
}

import type { Agent } from '../../api/types.ts';

const PLATFORMS: Record<string, { name: string; short: string }> = {
  a2a: { name: 'A2A', short: 'A2A' },
  langgraph: { name: 'LangGraph', short: 'LG' },
  vertex_ai: { name: 'Vertex AI', short: 'VX' },
  azure_ai: { name: 'Azure AI Foundry', short: 'AF' },
  bedrock: { name: 'Bedrock AgentCore', short: 'BA' },
  pydantic_ai_agents: { name: 'Pydantic AI', short: 'PY' },
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

/** What of a card the lists show. */
interface ShownCard {
  description?: string;
  version?: string;
  protocolVersion?: string;
  skills?: { id?: string; name?: string; description?: string; tags?: string[]; examples?: string[] }[];
  supportedInterfaces?: { protocolVersion?: string }[];
  capabilities?: Record<string, unknown>;
}

/** Cards come from agents: nothing in them can be relied on. */
export function readCard(card: unknown): ShownCard & { versions: string[] } {
  const shown = (typeof card === 'object' && card !== null ? card : {}) as ShownCard;
  const skills = Array.isArray(shown.skills)
    ? shown.skills.filter((skill) => typeof skill === 'object' && skill !== null)
    : [];
  const interfaces = Array.isArray(shown.supportedInterfaces) ? shown.supportedInterfaces : [];
  const versions = [...new Set(interfaces.map((one) => one?.protocolVersion).filter((one) => typeof one === 'string'))];
  return {
    ...shown,
    description: typeof shown.description === 'string' ? shown.description : '',
    skills,
    versions: versions.length > 0 ? versions : [shown.protocolVersion].filter((one) => typeof one === 'string'),
  };
}

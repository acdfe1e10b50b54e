export type { Agent, AgentDirectory, AgentInterface, CardMode, PlatformName, Pricing } from './agent.ts';
export { type AgentRepository, createAgentRepository } from './agent-repository.ts';
export { type AgentRegistryDependencies, createAgentRegistry } from './registry.ts';
export type {
  AgentRecord,
  AgentRegistry,
  AgentsConfig,
  CardChange,
  DiscoverOptions,
  RecordedCardChange,
} from './registry-contract.ts';
export { type CardRequest, rewriteCard, type ServedCard, serveCard } from './serve-card.ts';

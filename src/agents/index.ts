export type {
  Agent,
  AgentDirectory,
  AgentInterface,
  BalancingStrategy,
  CardMode,
  Deployment,
  Pause,
  PlatformName,
  Pricing,
} from './agent.ts';
export { type AgentRepository, createAgentRepository } from './agent-repository.ts';
export { type AgentRegistryDependencies, createAgentRegistry } from './registry.ts';
export type {
  AgentRecord,
  AgentRegistry,
  AgentsConfig,
  DiscoverOptions,
  RecordedCardChange,
} from './registry-contract.ts';
export { type CardRequest, type ServedCard, serveCard, serveExtendedCard } from './serve-card.ts';

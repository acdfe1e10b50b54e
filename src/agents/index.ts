export type {
  AdaptedPlatform,
  Agent,
  AgentDirectory,
  AgentInterface,
  BalancingStrategy,
  CardMode,
  ChatHistory,
  Deployment,
  Pause,
  PlatformName,
  Pricing,
} from './agent.ts';
export { type AgentRepository, createAgentRepository } from './agent-repository.ts';
export type { DescribeAgent, Undescribed } from './ask-for-card.ts';
export { type Attempt, type Balancer, createBalancer } from './balancing/balancer.ts';
export { faultOf, isUndelivered } from './balancing/fault.ts';
export { type DeploymentFigure, deploymentFigures } from './balancing/figures.ts';
export { type Chance, type Choices, STRATEGIES, type Strategy } from './balancing/strategy.ts';
export { Workload } from './balancing/workload.ts';
export { createHubTerms, type HubTerms, type HubTermsKeeper } from './hub-terms.ts';
export { readAwsKeys, readGoogleFile } from './identity/read-credentials.ts';
export { offersPush } from './offers-push.ts';
export { oneAtATime } from './one-at-a-time.ts';
export { pausedError } from './pause.ts';
export { isCredentialName, REDACTED } from './registration-secrets.ts';
export { type AgentRegistryDependencies, createAgentRegistry } from './registry.ts';
export type {
  AgentRecord,
  AgentRegistry,
  AgentsConfig,
  DeploymentHealth,
  DiscoverOptions,
  HealthTurn,
  RecordedCardChange,
} from './registry-contract.ts';
export { type CardRequest, type ServedCard, serveCard, serveExtendedCard } from './serve-card.ts';

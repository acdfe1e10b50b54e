export type { Agent, AgentDirectory, AgentInterface, CardMode, PlatformName, Pricing } from './agent.ts';

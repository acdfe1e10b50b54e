export { AGENT_NAME, type AgentRegistration, agentRegistration } from './agent-registration.ts';
export type { Config } from './config.ts';

export { type AgentRegistration, agentRegistration, headerMap } from './agent-registration.ts';
export type { Config } from './config.ts';
export { ConfigError } from './config-error.ts';
export { findConfigFile, type LoadedConfig, loadConfig } from './load-config.ts';
export { changedKeys } from './reload.ts';
export { formatReport } from './report.ts';
export { watchConfig } from './watch.ts';

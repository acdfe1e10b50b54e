export { AGENT_NAME, type AgentRegistration, agentRegistration } from './agent-registration.ts';
export type { Config } from './config.ts';
export { ConfigError } from './config-error.ts';
export { findConfigFile, type LoadedConfig, type LoadOptions, loadConfig } from './load-config.ts';
export type { Problem } from './problem.ts';
export { type ChangedKeys, changedKeys } from './reload.ts';
export { formatReport, type KeyReport } from './report.ts';
export { type WatchOptions, watchConfig } from './watch.ts';

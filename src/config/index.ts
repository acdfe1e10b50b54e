export { type AgentRegistration, agentRegistration } from './agent-registration.ts';
export type { Config } from './config.ts';
export { ConfigError } from './config-error.ts';
export { type CertificateFields, type CredentialFields, credentialFields } from './credential-fields.ts';
export { type DeploymentRegistration, deploymentKey, deploymentProblem } from './deployments.ts';
export { nanoDollars } from './dollars.ts';
export { type Duration, durationMs, readDuration } from './duration.ts';
export { headerMap } from './header-fields.ts';
export { type LimitFields, limitFields } from './limit-fields.ts';
export { findConfigFile, type LoadedConfig, loadConfig } from './load-config.ts';
export type { ModelRegistration } from './model-registration.ts';
export {
  type AdaptedPlatform,
  PLATFORM_FORMS,
  type PlatformForm,
  type PlatformName,
  type PlatformProblem,
  platformAddress,
  type RegisteredPlatform,
  readPlatform,
} from './platforms/index.ts';
export { changedKeys } from './reload.ts';
export { formatReport } from './report.ts';
export type { TraceDestination } from './trace-destinations.ts';
export { watchConfig } from './watch.ts';

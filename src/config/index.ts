export { type AgentRegistration, agentRegistration } from './agent-registration.ts';
export { arnRegion } from './arn-region.ts';
export {
  type ConfigurationSource,
  type ConfigurationState,
  createRunningConfiguration,
  type PendingConfiguration,
  type RunningConfiguration,
} from './changes/running-configuration.ts';
export { watchConfig } from './changes/watch.ts';
export type { Config } from './config.ts';
export { ConfigError } from './config-error.ts';
export { type CertificateFields, type CredentialFields, credentialFields } from './credential-fields.ts';
export { type DeploymentRegistration, deploymentKey, deploymentProblem } from './deployments.ts';
export {
  type TraceDestination,
  type TraceDestinationChanges,
  type TraceDestinationRegistration,
  traceDestinationChanges,
  traceDestinationOf,
  traceDestinationRegistration,
} from './destination-registration.ts';
export { nanoDollars } from './dollars.ts';
export { type Duration, durationMs, readDuration } from './duration.ts';
export { headerMap } from './header-fields.ts';
export { type LimitFields, limitFields } from './limit-fields.ts';
export { findConfigFile, type LoadedConfig, loadConfig } from './load-config.ts';
export { type CompleteModel, placesOf } from './models/complete-model.ts';
export {
  type ModelChanges,
  type ModelRegistration,
  modelChanges,
  modelRegistration,
} from './models/model-registration.ts';
export type { ByProvider, Margin, StrategyTerms } from './models/model-terms.ts';
export {
  OFF_PEAK_PRICING,
  type PricedTier,
  priceField,
  TIERED_PRICING,
  type TokenPriceName,
} from './models/price-fields.ts';
export { unusedModelField } from './models/unused-model-fields.ts';
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
export { formatReport, type KeyReport } from './report.ts';

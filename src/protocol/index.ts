export * from './card/index.ts';
export { ERRORS, type ErrorCode, type ErrorDetails, SwitchboardError } from './errors.ts';
export { isJsonObject, type Json, type JsonObject, RawNumber } from './json.ts';
export {
  type Binding,
  type Dialect,
  dialectOf,
  isStreaming,
  OPERATIONS,
  type Operation,
  type Version,
} from './operation.ts';
export type { AgentError, MessageNames, Sighting, Usage } from './sighting.ts';
export * from './translate/index.ts';

export * from './card/index.ts';
export { ERRORS, type ErrorCode, type ErrorDetails, SwitchboardError } from './errors.ts';
export { isJson } from './is-json.ts';
export {
  isJsonObject,
  type Json,
  type JsonLimits,
  type JsonObject,
  parseJson,
  RawNumber,
  stringifyJson,
} from './json.ts';
export { type MethodMeaning, methodOf, operationOf } from './methods.ts';
export { nameContext } from './name-context.ts';
export {
  type Binding,
  type Dialect,
  dialectOf,
  isStreaming,
  MODEL_OPERATIONS,
  type ModelOperation,
  OPERATIONS,
  type Operation,
  type Version,
} from './operation.ts';
export { renameContext } from './rename-context.ts';
export { readRestError, restAgentError, restFailure } from './rest-errors.ts';
export { type RestNames, type RestRequest, readRestNames, readRestParams, restRequest } from './rest-request.ts';
export { type MethodNotAllowed, matchRest, type RestMatch } from './rest-routes.ts';
export { type RpcRead, type RpcRequest, readRpcRequest } from './rpc-request.ts';
export { type RpcResponse, readRpcResponse, withRpcId } from './rpc-response.ts';
export { rpcError, rpcFailure, rpcResult } from './rpc-write.ts';
export { compilePaths, type Scan, type Span, scan, stringAt } from './scan/index.ts';
export { isSecretName } from './secret-names.ts';
export { sight, sightingOfError } from './sight.ts';
export type { AgentError, MessageNames, Sighting, Usage } from './sighting.ts';
export { SSE_KEEP_ALIVE, type SseEvent, type SseLimits, SseReader, sseEvent } from './sse.ts';
export * from './translate/index.ts';
export {
  type AdapterLimits,
  type FailureKind,
  type FailureTerms,
  type Part,
  type PartKind,
  type Turn,
  type UpstreamEvent,
  UpstreamFailure,
  type UpstreamUsage,
} from './turn.ts';
export { validateParams } from './validate/validate.ts';
export { EXTENSIONS_HEADER, readVersion, VERSION_HEADER } from './versions.ts';

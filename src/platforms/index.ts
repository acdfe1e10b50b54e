export { createA2aPlatform } from './a2a/a2a-platform.ts';
export type {
  Adapter,
  NativeFace,
  UpstreamContext,
  UpstreamHttp,
  UpstreamRequest,
  UpstreamTarget,
  UpstreamTurn,
} from './adapter.ts';
export { adapters } from './adapters.ts';
export type {
  Content,
  Platform,
  PlatformRequest,
  Reply,
  RequestMessage,
  StreamReply,
  UnaryReply,
  Upstream,
  UpstreamInterface,
  Via,
} from './platform.ts';
export { createUpstreamHttp } from './upstream-http.ts';

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

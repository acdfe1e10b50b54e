import type { CancelSignal, ExchangeLog, Identity, NetworkClass, Timeouts } from '../outbound/index.ts';
import type {
  AgentError,
  Binding,
  Dialect,
  Json,
  JsonObject,
  Operation,
  Sighting,
  Version,
} from '../protocol/index.ts';

/** A way out: runs one operation on the platform where an agent lives. */
export interface Platform {
  /**
   * @returns the agent's answer, or the events of its stream
   * @throws SwitchboardError when the platform cannot be reached or does not answer in its own protocol
   */
  run(request: PlatformRequest): Promise<Reply>;
}

export interface PlatformRequest {
  operation: Operation;
  /** The caller's version and binding; the platform matches them where it can. */
  version: Version;
  binding: Binding;
  message: RequestMessage;
  upstream: Upstream;
  signal: CancelSignal;
}

/** What the caller sent, in the caller's dialect. */
export interface RequestMessage {
  /** The body as it arrived; empty for requests without one. */
  raw: Buffer;
  /** JSON-RPC only: the id as JSON text, exactly as the caller wrote it. */
  rpcId: string | undefined;
  /** HTTP+JSON only: where below the agent's base URL the request went, e.g. `/tasks/7:cancel` and `?x=1`. */
  rest: { method: 'GET' | 'POST' | 'DELETE'; path: string; search: string } | undefined;
  /** True when the caller named a `tenant`, which the gateway must replace by the agent's own (never pass bytes then). */
  hasTenant: boolean;
  /** True when a send carries a push notification config of its own. */
  hasInlinePush: boolean;
  /** The operation's parameters in the caller's dialect; parsed on the first call, kept afterwards. */
  params(): JsonObject;
}

/** The address of an agent's upstream side and how to treat it; assembled by the gateway. */
export interface Upstream {
  /** In the card's order of preference; never empty. */
  interfaces: UpstreamInterface[];
  network: NetworkClass;
  /** Everything to send besides content type, accept and version. */
  headers: Record<string, string>;
  identity?: Identity | undefined;
  timeouts: Timeouts;
  maxResponseBytes: number;
  maxEventBytes: number;
  /** Told of the headers, where somebody keeps them. */
  log?: ExchangeLog | undefined;
}

export interface UpstreamInterface {
  url: string;
  binding: Binding;
  version: Version;
  tenant?: string;
}

export type Reply = UnaryReply | StreamReply;

export interface UnaryReply {
  kind: 'unary';
  via: Via;
  content: Content;
}

export interface StreamReply {
  kind: 'stream';
  via: Via;
  /** Ends when the upstream ends; throws SwitchboardError when it breaks. Returning early aborts the upstream. */
  events: AsyncIterable<Content>;
  /** The agent's error code, when it refused before it began any stream: the error is the only event. */
  refusal?: number | undefined;
}

/** How the upstream was called, for the record. */
export interface Via {
  /** Null, as `binding` is, when it was not by A2A. */
  version: Version | null;
  binding: Binding | null;
  /** Response headers that concern the caller: `a2a-extensions`, `x-a2a-extensions`. */
  headers: Record<string, string>;
}

/**
 * One answer or one event. `bytes` is already in the caller's own wire and passes untouched (for a stream event: the
 * JSON text of the event's data). `result` is in the dialect it names (1.0 for adapters); the gateway translates it
 * when the caller speaks another one, so platforms need not. An `error` is in its version.
 */
export type Content =
  | { kind: 'bytes'; status: number; body: Buffer; sighting: Sighting }
  | { kind: 'result'; dialect: Dialect; value: Json; sighting: Sighting }
  | { kind: 'error'; version: Version; error: AgentError; sighting: Sighting };

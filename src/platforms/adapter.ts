import type { ExchangeLog, Identity, NetworkClass, OutboundResponse, Timeouts } from '../outbound/index.ts';
import type { AdapterLimits, FailureTerms, Json, JsonObject, Turn, UpstreamEvent } from '../protocol/index.ts';

/**
 * A platform that does not speak A2A. It says what happens; the task engine makes tasks of it, keeps them and tells
 * everybody who listens (agent platforms, section 8). An adapter holds no state of its own between two calls.
 */
export interface Adapter {
  /** What agents on the platform can do. @param settings the agent's own */
  limits(settings: JsonObject): AdapterLimits;
  /**
   * Runs one turn. Failures may be thrown or told by a `fail` event; a SwitchboardError of `http` needs no translation.
   * Returning the iterator early, or aborting `turn.signal`, ends the exchange with the platform.
   */
  run(turn: UpstreamTurn): AsyncIterable<UpstreamEvent>;
  /**
   * Cancels a run by the platform's own means.
   *
   * @returns `canceled`: it has stopped; `requested`: its events will tell; `unsupported`: the exchange is to be cut instead
   */
  cancel?: (run: Json, upstream: UpstreamContext) => Promise<'canceled' | 'requested' | 'unsupported'>;
  /**
   * What has become of a run: everything since its beginning, artifacts whole, so that telling it twice changes nothing.
   * Without `done`, `need` or `fail` among the events it still runs, and is asked again. Makes runs outlive the gateway.
   */
  poll?: (run: Json, upstream: UpstreamContext) => Promise<UpstreamEvent[]>;
  /** The same as it happens, from the handle's cursor on; preferred to `poll` where there is both. */
  resubscribe?: (run: Json, upstream: UpstreamContext) => AsyncIterable<UpstreamEvent>;
  /** Asks the platform what it knows about the agent. @returns fields of a 1.0 card: name, description, skills, modes, … */
  describe?: (upstream: UpstreamContext) => Promise<JsonObject>;
  /** What calls take that are relayed so, where A2A and the credentials are not enough. */
  native?: NativeFace;
}

/** How a platform wants to be called by A2A. Conversations must be named there, so that the gateway names contexts, too. */
export interface NativeFace {
  /** Headers that tie a call to its conversation. Lower-case names. */
  headers(call: NativeCall): Readonly<Record<string, string>>;
  /** What an error means that is the platform's own. @returns undefined for errors of the agent */
  failure(code: number): FailureTerms | undefined;
}

export interface NativeCall extends Pick<Turn, 'sessionKey' | 'userKey'> {
  /** The agent's settings for its platform, as it was registered. */
  settings: JsonObject;
}

/** A turn, and the way to the platform. */
export interface UpstreamTurn extends Turn, UpstreamContext {}

/** The way to the platform where an agent lives; assembled by the gateway. */
export interface UpstreamContext {
  upstream: UpstreamTarget;
  http: UpstreamHttp;
  /** The agent's settings for its platform, as it was registered. */
  settings: JsonObject;
  signal: AbortSignal;
}

/** One deployment of an agent. */
export interface UpstreamTarget {
  /** As registered. */
  url: URL;
  network: NetworkClass;
  /** Everything to send besides content type, accept and the platform's own: `http` adds them. */
  headers: Readonly<Record<string, string>>;
  /** What proves to it who calls: `http` sees to that. */
  identity?: Identity | undefined;
  timeouts: Timeouts;
  maxResponseBytes: number;
  maxEventBytes: number;
  /** Told of the headers, where somebody keeps them. */
  log?: ExchangeLog | undefined;
}

/** Calls of one deployment: in its network, with its headers, credentials, timeouts and signal. */
export interface UpstreamHttp {
  /**
   * Resolves when the response's headers are there, whatever the status.
   * @throws SwitchboardError as `Outbound.send` does
   */
  send(request: UpstreamRequest): Promise<OutboundResponse>;
}

export interface UpstreamRequest {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** At the deployment's origin: credentials go nowhere else. */
  url: URL;
  /** Win over the deployment's. Lower-case names. */
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is bytes already. */
  body?: Json | Buffer;
}

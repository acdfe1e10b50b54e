import type { Json, JsonObject } from './json.ts';

/**
 * What passes between the task engine and an agent that does not speak A2A: a turn goes in, events come out. The shape
 * follows no platform, so that every one can be told in it (agent platforms, section 8).
 */

/**
 * A Part in the 1.0 dialect: exactly one of `text`, `raw` (base64), `url` and `data`; `mediaType`, `filename` and
 * `metadata` may stand beside any.
 */
export type Part = JsonObject;

/** One message to an agent, and what the engine knows about the conversation it belongs to. */
export interface Turn {
  /** The task in A2A; good for logs and for metadata on the platform. */
  taskId: string;
  /** What the caller said; each part is of a kind that the adapter's limits allow. */
  parts: readonly Part[];
  /** The message's own metadata, as the caller gave it. */
  metadata: JsonObject;
  /**
   * Names the conversation on platforms where the client picks the id: 64 hex digits, a keyed hash of principal, agent and
   * context. Nobody can compute it, so that nobody joins another's conversation by guessing.
   */
  sessionKey: string;
  /** Names the principal on platforms that ask for a user: 64 hex digits, a keyed hash of principal and agent. */
  userKey: string;
  /** What the latest `session` event of this conversation told; undefined in the first turn. */
  session: Json | undefined;
  /** What the `need` event told that this turn answers; undefined unless it answers one. */
  resume: Json | undefined;
  /** The same when the engine repeats a turn, for platforms that take such a key. */
  idempotencyKey: string;
  /** Nobody waits: the caller asks for the task later. Good for platforms that keep a run by themselves only when told to. */
  detached: boolean;
}

/**
 * What an agent's platform tells while it works on a turn. The order is the adapter's, but `done`, `need` and `fail` end
 * the turn: what comes after them is not read. A turn that ends without one of the three has failed.
 */
export type UpstreamEvent =
  /** The conversation's handle on the platform (a thread, a conversation, a session): kept for the turns to come. */
  | { type: 'session'; handle: Json }
  /**
   * The run's handle, by which it can be cancelled, polled and subscribed to again; later ones replace it, so that it can
   * hold a cursor. Tell it as early as the platform does.
   */
  | { type: 'run'; handle: Json }
  /** Something to know on the way, which is not the answer: becomes a status update. */
  | { type: 'progress'; text?: string; data?: Json }
  /** More of an output message, whose id stands in `artifact` as below. */
  | { type: 'delta'; artifact: string; parts: readonly Part[]; name?: string; metadata?: JsonObject }
  /**
   * The whole of an output message: replaces what deltas told. `artifact` is the message's id within the turn, as the
   * adapter likes it; with `last` it is complete.
   */
  | { type: 'artifact'; artifact: string; parts: readonly Part[]; last: boolean; name?: string; metadata?: JsonObject }
  /** The agent waits for somebody: `parts` is the question, `resume` goes into the turn that answers it. */
  | { type: 'need'; kind: 'input' | 'auth'; parts: readonly Part[]; resume: Json }
  /** Tokens, as the platform counted them: what this turn took up to now. Never an estimate. */
  | ({ type: 'usage' } & UpstreamUsage)
  /** The platform said, by whatever marks its end, that the turn is complete. */
  | { type: 'done' }
  | ({ type: 'fail' } & FailureTerms);

export interface UpstreamUsage {
  input?: number;
  output?: number;
  total?: number;
  /** Of the input. */
  cached?: number;
  /** Of the output. */
  reasoning?: number;
}

/** Why a turn failed. What the caller is told follows from the kind alone (agent platforms, section 8.1). */
export type FailureKind =
  /** No connection, or it broke before an answer began. */
  | 'unreachable'
  /** 401 or 403: the platform does not accept the gateway's credentials. */
  | 'unauthorized'
  /** There is no such agent, engine or assistant. */
  | 'not-found'
  /** The handle in `session` is not known any more: the engine runs the turn once more without it. */
  | 'session-gone'
  /** 409, 422: another turn is under way; nothing was begun. */
  | 'busy'
  /** 429: nothing was begun. */
  | 'rate-limited'
  /** A part, or a combination of parts, that this agent cannot take; found before anything was sent. */
  | 'unsupported-part'
  /** The platform's own time limit, or one of the agent's. */
  | 'timeout'
  /** An answer that is not the platform's protocol. */
  | 'invalid-answer'
  /** The answer ended before its end. */
  | 'truncated'
  /** The agent refused before it did any work (content filter, policy): the task is `rejected`. */
  | 'rejected'
  /** Somebody cancelled the run on the platform: the task is `canceled`. */
  | 'canceled'
  /** Everything else that went wrong with the agent's own work. */
  | 'failed';

export interface FailureTerms {
  kind: FailureKind;
  /** For the caller: what the platform says about the agent's work, never addresses, credentials or stack traces. */
  message: string;
  /** When the platform says how long to wait. */
  retryAfterSeconds?: number;
  /** True when it is proven that the agent did nothing: another deployment may be asked. */
  undelivered?: boolean;
}

/** A failure as adapters may throw it; the same as a `fail` event. */
export class UpstreamFailure extends Error {
  override readonly name = 'UpstreamFailure';
  readonly terms: FailureTerms;

  /** @param cause for logs only */
  constructor(terms: FailureTerms, cause?: unknown) {
    super(terms.message, { cause });
    this.terms = terms;
  }
}

/** What a platform can do: goes into the card, and decides how turns are run. */
export interface AdapterLimits {
  /** Whether parts of an answer arrive before its end; where not, a stream of it has but one. */
  streaming: boolean;
  /** Whether an agent remembers what was said before. */
  multiTurn: boolean;
  /** Media types for the card. */
  inputModes: readonly string[];
  outputModes: readonly string[];
  /** Kinds of parts that may be sent; others are refused before anything runs (-32005). */
  inputParts: readonly PartKind[];
  /** One turn at a time in a context, because the platform would mix them up or refuse the second. */
  serializeContext: boolean;
}

export type PartKind = 'text' | 'raw' | 'url' | 'data';

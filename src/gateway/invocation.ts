import type { Principal } from '../access/index.ts';
import type { CancelSignal } from '../outbound/index.ts';
import type { RequestMessage } from '../platforms/index.ts';
import type {
  AgentError,
  Binding,
  Json,
  MessageNames,
  Operation,
  SwitchboardError,
  Version,
} from '../protocol/index.ts';
import type { TraceClaims } from '../tracing/index.ts';

/** One operation asked of the gateway by a principal, whatever front it came through. */
export interface Invocation {
  /** UUID v7; the id of the call's record. */
  id: string;
  requestId: string;
  front: 'a2a' | 'chat' | 'responses';
  principal: Principal;
  /** The key the caller presented, so that it can be kept from leaving; null for nobody in particular. */
  credential: string | null;
  /** The agent's id or name as the caller wrote it. */
  agentRef: string;
  operation: Operation;
  version: Version;
  binding: Binding;
  message: RequestMessage;
  /** Identifiers read from the parameters in either spelling. */
  names: MessageNames;
  /** Lower-case names, as received. */
  headers: Record<string, string | string[] | undefined>;
  /** What the body says of the trace, where fronts read that. */
  claims?: TraceClaims;
  /** True when the caller cannot come back for a task: it is answered when the task has come to rest. */
  waits?: true;
  clientAddress: string | null;
  /** The gateway's own address as this caller knows it, without a trailing slash; stands in cards. */
  baseUrl: string;
  /** `performance.now()` when the request's headers had arrived. */
  arrivedAt: number;
  /** Aborts when the caller leaves. Whoever ends the call aborts it with a SwitchboardError, which the caller is told. */
  signal: CancelSignal & { abort(reason: unknown): void };
  /** How answers are written for this caller. */
  wire: CallerWire;
}

/** Encodes answers in the caller's version and binding; given by the front. Values are in the caller's dialect. */
export interface CallerWire {
  answer(value: Json): WireAnswer;
  /** An answer that is in the caller's wire already. */
  rawAnswer(status: number, body: Buffer): WireAnswer;
  /** The agent's own error. */
  agentError(error: AgentError): WireAnswer;
  /** The gateway's error. */
  failure(error: SwitchboardError): WireAnswer;
  event(value: Json): Frame;
  /** An event whose data is in the caller's wire already. */
  rawEvent(data: Buffer): Frame;
  agentErrorEvent(error: AgentError): Frame;
  failureEvent(error: SwitchboardError): Frame;
  /** Of fronts that hold a stream back until something is said: what the caller gets instead, because it failed before. */
  readonly refusal?: WireAnswer | undefined;
}

/** One stream event, framed to be written, and its data alone, for the record. */
export interface Frame {
  bytes: Buffer;
  data: Buffer;
}

export interface WireAnswer {
  status: number;
  contentType: string;
  /** The answer's own: the gateway adds its to them. */
  headers: Record<string, string>;
  body: Buffer;
  /** What the record keeps of it, as JSON; the body unless told. */
  kept?: Buffer;
}

/** What the front has to write. */
export type Outcome =
  | { kind: 'answer'; answer: WireAnswer }
  /** Frames are complete SSE events. Returning the iterator early aborts the upstream and records that the caller left. */
  | { kind: 'stream'; headers: Record<string, string>; frames: AsyncIterable<Buffer> };

/** The way through: authorise, route, run, settle. */
export interface Gateway {
  /** Never throws: every failure becomes an answer in the caller's wire and a record in the ledger. */
  invoke(invocation: Invocation): Promise<Outcome>;
}

import type { Principal } from '../access/index.ts';
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

/** One operation asked of the gateway by a principal, whatever front it came through. */
export interface Invocation {
  /** UUID v7; the id of the call's record. */
  id: string;
  requestId: string;
  front: 'a2a';
  principal: Principal;
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
  clientAddress: string | null;
  /** `performance.now()` when the request's headers had arrived. */
  arrivedAt: number;
  /** Aborts when the caller leaves. */
  signal: AbortSignal;
  /** How answers are written for this caller. */
  wire: CallerWire;
}

/** Encodes answers in the caller's version and binding; given by the front. */
export interface CallerWire {
  /** One whole answer holding a result in the caller's version. */
  answer(value: Json): WireAnswer;
  /** The agent's own error, as a whole answer. */
  agentError(error: AgentError): WireAnswer;
  /** The gateway's error, as a whole answer. */
  failure(error: SwitchboardError): WireAnswer;
  /** One stream event holding a result in the caller's version. */
  event(value: Json): Buffer;
  /** The agent's own error as a stream event. */
  agentErrorEvent(error: AgentError): Buffer;
  /** The gateway's error as a stream event. */
  failureEvent(error: SwitchboardError): Buffer;
  /** An event whose data is already in the caller's wire, byte for byte. */
  rawEvent(data: Buffer): Buffer;
}

export interface WireAnswer {
  status: number;
  contentType: string;
  headers: Record<string, string>;
  body: Buffer;
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

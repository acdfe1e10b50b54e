import type { Principal } from '../../access/index.ts';
import type { ModelControls, ModelRequest } from '../../models/index.ts';
import type { CancelSignal } from '../../outbound/index.ts';
import type { SwitchboardError } from '../../protocol/index.ts';
import type { Outcome, WireAnswer } from '../invocation.ts';

/** One call of a model, asked of the gateway by a principal. */
export interface ModelInvocation {
  /** UUID v7; the id of the call's record. */
  id: string;
  requestId: string;
  principal: Principal;
  /** The key the caller presented; null for nobody in particular. */
  credential: string | null;
  request: ModelRequest;
  /** What the caller asks of the gateway itself. */
  controls: ModelControls;
  /** Lower-case names, as received. */
  headers: Record<string, string | string[] | undefined>;
  clientAddress: string | null;
  /** `performance.now()` when the request's headers had arrived. */
  arrivedAt: number;
  signal: CancelSignal & { abort(reason: unknown): void };
  wire: ModelWire;
}

/** The provider's own refusal, in the members of OpenAI's error object. */
export interface ProviderRefusal {
  status: number;
  message: string;
  type: string;
  param: string | null;
  code: string | null;
  retryAfter: string | null;
  /** Headers by which SDKs decide whether and when they ask again. */
  hints?: Readonly<Record<string, string>>;
}

/** Writes failures as the caller's SDK expects them; given by the front. */
export interface ModelWire {
  failure(error: SwitchboardError, callId: string): WireAnswer;
  refusal(refusal: ProviderRefusal): WireAnswer;
  /** What ends a stream that has begun. */
  failureEvent(error: SwitchboardError, callId: string): Buffer;
}

/** The way through for calls of models: authorise, admit, route, run, settle. */
export interface ModelGateway {
  /** Never throws: every failure becomes an answer in the caller's wire and a record in the ledger. */
  invoke(invocation: ModelInvocation): Promise<Outcome>;
}

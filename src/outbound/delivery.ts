import { type ErrorCode, type ErrorDetails, SwitchboardError } from '../protocol/index.ts';

/**
 * Whether the peer can have acted on a request that failed. `no` is a proof: the request never left, so that repeating
 * it elsewhere is safe. `unknown`: it was on its way. `yes`: an answer had begun.
 */
export type Delivery = 'no' | 'unknown' | 'yes';

/** A failure of an exchange with the world; carries the delivery where `deliveryOf` finds it. */
export function upstreamError(
  code: ErrorCode,
  message: string,
  delivered: Delivery,
  details: ErrorDetails = {},
): SwitchboardError {
  return new SwitchboardError(code, message, { ...details, metadata: { ...details.metadata, delivered } });
}

/** What is known about the delivery of a failed request; `unknown` for errors that do not say. */
export function deliveryOf(error: unknown): Delivery {
  const delivered = error instanceof SwitchboardError ? error.details.metadata?.['delivered'] : undefined;
  return delivered === 'no' || delivered === 'yes' ? delivered : 'unknown';
}

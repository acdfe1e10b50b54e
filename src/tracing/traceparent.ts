import { isLowerHex } from './trace-id.ts';

/** What a caller's `traceparent` says. */
export interface TraceParent {
  traceId: string;
  spanId: string;
  sampled: boolean;
}

/** `00-<32 hex>-<16 hex>-<2 hex>`, the whole of version 00 and the beginning of every later one. */
const LENGTH = 55;
const DASHES = [2, 35, 52];
const ZEROS = '0'.repeat(32);

/**
 * Reads `traceparent` as strictly as W3C Trace Context section 3.2 asks: upper case, all-zero ids, version `ff` and
 * a version 00 with anything behind its flags are refused; of a later version the first four fields are read.
 *
 * @returns undefined when the text is no valid `traceparent`: the trace then starts anew
 */
export function readTraceParent(text: string): TraceParent | undefined {
  if (text.length < LENGTH || !DASHES.every((at) => text[at] === '-')) return undefined;
  const hexFields = isLowerHex(text, 0, 2) && isLowerHex(text, 3, 35) && isLowerHex(text, 36, 52);
  if (!hexFields || !isLowerHex(text, 53, LENGTH) || !endsProperly(text)) return undefined;

  const traceId = text.slice(3, 35);
  const spanId = text.slice(36, 52);
  if (traceId === ZEROS || ZEROS.startsWith(spanId)) return undefined;
  return { traceId, spanId, sampled: (Number.parseInt(text.slice(53, LENGTH), 16) & 1) === 1 };
}

/** Writes a version 00 `traceparent`. */
export function writeTraceParent({ traceId, spanId, sampled }: TraceParent): string {
  return `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
}

/** Version 00 ends with its flags; a later one may go on after another dash; `ff` is no version. */
function endsProperly(text: string): boolean {
  if (text.startsWith('ff')) return false;
  return text.length === LENGTH || (!text.startsWith('00') && text[LENGTH] === '-');
}

import type { Call, RecordedCall } from './call.ts';
import { CALL_COLUMNS } from './call-columns.ts';
import { redactText } from './redact-text.ts';
import { storableJson } from './storable.ts';

const MEMBERS = Object.values(CALL_COLUMNS).map(([member]) => member);
const ERROR_MESSAGE = MEMBERS.indexOf('errorMessage');
const MAX_ERROR_MESSAGE = 2000;

/**
 * A call as the journal holds it: the JSON array of its columns, in the order of `CALL_COLUMNS`.
 * @param seq its place among all calls
 */
export function callText(call: Call, seq: number): string {
  const values = MEMBERS.map((member) => (member === 'seq' ? seq : call[member]));
  if (call.errorMessage !== null) values[ERROR_MESSAGE] = storableMessage(call.errorMessage);
  return storableJson(JSON.stringify(values));
}

/** The other way round. */
export function readCallText(text: string): RecordedCall {
  const values = JSON.parse(text) as unknown[];
  return Object.fromEntries(MEMBERS.map((member, index) => [member, values[index]])) as unknown as RecordedCall;
}

/** What the agent said about its error may hold a secret, and be long. */
const storableMessage = (message: string): string => redactText(message.slice(0, MAX_ERROR_MESSAGE));

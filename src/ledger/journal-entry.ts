import { isJsonObject } from '../protocol/index.ts';
import { storableContent } from './content.ts';
import type { JournalEntry } from './journal-line.ts';
import type { PackedRecords } from './journal-messages.ts';
import { unpackContents } from './pack-records.ts';
import { redactText } from './redact-text.ts';

/**
 * What is written of each record: redacted, cut to size, and free of characters that PostgreSQL refuses. Runs in the
 * journal's thread, where it may take its time.
 */
export function journalEntries(records: PackedRecords, maxContentBytes: number): JournalEntry[] {
  const contents = unpackContents(records);
  return records.calls.map((call) => ({ call: storableCall(call), content: nextContent(contents, maxContentBytes) }));
}

function nextContent(contents: ReturnType<typeof unpackContents>, maxBytes: number): string | null {
  const { value, done } = contents.next();
  if (done || value === null) return null;
  const { packed, request, response } = value;
  const content = storableContent({ request, response, stream: packed.stream }, maxBytes);
  return JSON.stringify({
    callId: packed.callId,
    request: content.request,
    response: content.response,
    truncated: content.truncated || packed.cut ? 1 : 0,
  });
}

/** NUL and halves of surrogate pairs, as JSON text has them; a backslash before makes it look worse than it is. */
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;
const NO_ERROR_MESSAGE = '"errorMessage":null';
const MAX_ERROR_MESSAGE = 2000;

/** Most calls pass as they are. What the agent said about its error may hold a secret, and be long. */
function storableCall(json: string): string {
  if (json.includes(NO_ERROR_MESSAGE) && !UNSTORABLE.test(json)) return json;
  const call: unknown = JSON.parse(json, (_name, value: unknown) =>
    typeof value === 'string' ? storableText(value) : value,
  );
  if (isJsonObject(call) && typeof call['errorMessage'] === 'string')
    call['errorMessage'] = redactText(call['errorMessage'].slice(0, MAX_ERROR_MESSAGE));
  return JSON.stringify(call);
}

const REPLACEMENT = '\u{fffd}';
/** With the `u` flag, \p{Surrogate} matches only those that have no other half. */
const storableText = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, REPLACEMENT);

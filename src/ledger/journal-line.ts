import { crc32 } from 'node:zlib';

/** One call in the journal, as the texts that the database's JSON functions read. */
export interface JournalEntry {
  /** JSON of the call. */
  call: string;
  /** JSON of `{callId, request, response, truncated}`; null when no content is kept. */
  content: string | null;
}

const SPACE = 0x20;
const TAB = 0x09;
const LINE_FEED = 0x0a;
const CHECKSUM_DIGITS = 8;

/**
 * `<CRC-32 of the rest, 8 hex digits> <call>[\t<content>]\n`. JSON text contains neither tabs nor line feeds of its own,
 * so that an entry can be found and split without parsing it.
 */
export function encodeLine({ call, content }: JournalEntry): string {
  const payload = content === null ? call : `${call}\t${content}`;
  return `${crc32(payload).toString(16).padStart(CHECKSUM_DIGITS, '0')} ${payload}\n`;
}

export interface DecodedLines {
  entries: JournalEntry[];
  /** Bytes up to the end of the last line that was taken. What follows is the beginning of a line. */
  length: number;
  /** Lines whose checksum is wrong: they are skipped. */
  corrupt: number;
}

/** Takes up to `maxEntries` whole lines from the beginning of a piece of the journal. */
export function decodeLines(bytes: Buffer, maxEntries: number): DecodedLines {
  const result: DecodedLines = { entries: [], length: 0, corrupt: 0 };
  while (result.entries.length < maxEntries) {
    const end = bytes.indexOf(LINE_FEED, result.length);
    if (end === -1) break;
    const entry = decodeLine(bytes.subarray(result.length, end));
    if (entry) result.entries.push(entry);
    else result.corrupt++;
    result.length = end + 1;
  }
  return result;
}

function decodeLine(line: Buffer): JournalEntry | undefined {
  const payload = line.subarray(CHECKSUM_DIGITS + 1);
  const checksum = Number.parseInt(line.toString('latin1', 0, CHECKSUM_DIGITS), 16);
  if (line[CHECKSUM_DIGITS] !== SPACE || checksum !== crc32(payload)) return undefined;
  const tab = payload.indexOf(TAB);
  return tab === -1
    ? { call: payload.toString(), content: null }
    : { call: payload.toString('utf8', 0, tab), content: payload.toString('utf8', tab + 1) };
}

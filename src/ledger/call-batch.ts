import type { JournalBatch, JournalPosition } from './journal.ts';
import type { JournalEntry } from './journal-line.ts';

/**
 * Calls on their way from the journal into the database: one text for each table. The journal's thread joins them, so
 * that the main thread only passes them on.
 */
export interface CallBatch {
  count: number;
  /** JSON array of calls. */
  calls: string;
  /** JSON array of the contents of those calls that have one; null when none has. */
  contents: string | null;
}

/** A batch as it was read from the journal. */
export interface ReadBatch extends CallBatch {
  /** Where the next batch begins, once this one is in the database. */
  end: JournalPosition;
  /** Lines that were skipped because they are damaged. */
  corrupt: number;
}

export function batchOf(entries: JournalEntry[]): CallBatch {
  const contents = entries.map(({ content }) => content).filter((content) => content !== null);
  return {
    count: entries.length,
    calls: jsonArray(entries.map(({ call }) => call)),
    contents: contents.length > 0 ? jsonArray(contents) : null,
  };
}

export const readBatchOf = ({ entries, ...rest }: JournalBatch): ReadBatch => ({ ...batchOf(entries), ...rest });

/** The entry of a batch that holds a single one. */
export const onlyEntry = ({ calls, contents }: CallBatch): JournalEntry => ({
  call: calls.slice(1, -1),
  content: contents === null ? null : contents.slice(1, -1),
});

const jsonArray = (texts: string[]): string => `[${texts.join(',')}]`;

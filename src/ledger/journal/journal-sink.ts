/** What the journal keeps beside calls, until the database has it. Each kind has its own lines and its own handler. */
export type EntryKind = 'task' | 'turn' | 'push';

/** The journal, for whatever else must survive a crash before it is told to anybody. */
export interface JournalSink {
  /**
   * Resolves once the entry is in the journal: what it makes durable may be told. What is appended and recorded in one
   * turn of the event loop is written together, so that awaiting both at once costs no more than one.
   * @param json as `JSON.stringify` writes it; characters that a database refuses are replaced
   * @throws SwitchboardError UNAVAILABLE when the journal cannot be written, SHUTTING_DOWN after the close
   */
  append(kind: EntryKind, json: string): Promise<void>;
  /**
   * Resolves when everything that an earlier process left in the journal has been handed to its handler. Never rejects:
   * it waits as long as the database is away.
   */
  replayed(): Promise<void>;
}

/**
 * Brings entries of one kind into the database, oldest first, all of them or none. The same entries may come again, alone
 * or in other company, after a failure or a crash: what is there already has to end up the same.
 */
export type EntryHandler = (entries: string[]) => Promise<void>;

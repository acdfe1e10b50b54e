import type { CallWriter } from './call-writer-repository.ts';
import type { JournalBatch } from './journal.ts';
import { CALL, type JournalEntry, textOf } from './journal-line.ts';
import type { EntryHandler, EntryKind } from './journal-sink.ts';

/** A line that a newer version of this program has written: nobody here knows what to do with it. */
export class UnknownEntryError extends Error {
  override readonly name = 'UnknownEntryError';
}

/**
 * Hands the entries of a batch to those who bring them into the database, each kind apart and in its order.
 * @throws UnknownEntryError, before anything is handed over, when a kind has no handler; what a handler throws
 */
export function createDelivery(calls: CallWriter, handlers: Partial<Record<EntryKind, EntryHandler>>) {
  const others = new Map<string, EntryHandler>(Object.entries(handlers));

  return async ({ bytes, entries }: Pick<JournalBatch, 'bytes' | 'entries'>): Promise<void> => {
    const byKind = groupByKind(entries);
    for (const kind of byKind.keys())
      if (kind !== CALL && !others.has(kind))
        throw new UnknownEntryError(
          `Nothing in this version of the program handles journal entries of kind '${kind}'.`,
        );
    for (const [kind, ofKind] of byKind) {
      if (kind === CALL) await calls.insert({ bytes, entries: ofKind });
      else await others.get(kind)?.(ofKind.map(({ json }) => textOf(bytes, json)));
    }
  };
}

function groupByKind(entries: JournalEntry[]): Map<string, JournalEntry[]> {
  const groups = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const group = groups.get(entry.kind);
    if (group) group.push(entry);
    else groups.set(entry.kind, [entry]);
  }
  return groups;
}

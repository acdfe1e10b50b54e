import { describe, expect, it } from 'vitest';
import { type CallBatch, type ReadBatch, readBatchOf } from './call-batch.ts';
import { createDrain } from './drain.ts';
import type { JournalPosition } from './journal.ts';
import type { JournalEntry } from './journal-line.ts';
import { anEntry, manualSchedule, silentLog } from './ledger.fixtures.ts';

/** A journal in memory: a position's offset is the number of entries before it. */
function memoryJournal(count: number) {
  const ids = Array.from({ length: count }, (_, index) => `call-${index}`);
  const entries = ids.map((id) => anEntry({ id }));
  let released = 0;
  return {
    ids,
    entries,
    released: () => released,
    async read(maxEntries: number): Promise<ReadBatch | undefined> {
      const batch = entries.slice(released, released + maxEntries);
      const offset = released + batch.length;
      if (batch.length === 0) return undefined;
      return readBatchOf({ entries: batch, end: { segment: 1, offset }, corrupt: 0 });
    },
    async release({ offset }: JournalPosition) {
      released = offset;
    },
  };
}

class EntryFault extends Error {}

function setUp(count: number, refuses: (batch: CallBatch) => Error | undefined = () => undefined) {
  const journal = memoryJournal(count);
  const time = manualSchedule();
  const inserted: string[] = [];
  const setAside: JournalEntry[] = [];
  const drain = createDrain({
    journal,
    async insert(batch) {
      const refusal = refuses(batch);
      if (refusal) throw refusal;
      inserted.push(...(JSON.parse(batch.calls) as { id: string }[]).map(({ id }) => id));
    },
    isEntryFault: (error) => error instanceof EntryFault,
    setAside: async (entry) => void setAside.push(entry),
    schedule: time.schedule,
    log: silentLog,
  });
  return { journal, time, drain, inserted, setAside };
}

describe('draining', () => {
  it('brings everything into the database, in order, and releases it', async () => {
    const { drain, inserted, journal } = setUp(1234);
    await drain.flush();
    expect(inserted).toEqual(journal.ids);
    expect(journal.released()).toBe(1234);
  });

  it('begins a tenth of a second after the first record, once for all that come meanwhile', () => {
    const { drain, time } = setUp(1);
    drain.wake();
    drain.wake();
    expect(time.delays()).toEqual([100]);
  });

  it('pauses ever longer while the database is away, keeps the records, and catches up', async () => {
    let away = true;
    const { drain, time, inserted, journal } = setUp(3, () => (away ? new Error('connection refused') : undefined));
    const pauses: number[] = [];
    await expect(drain.flush()).rejects.toThrow('connection refused');
    expect(drain.working()).toBe(false);
    for (let attempt = 0; attempt < 9; attempt++) {
      drain.wake();
      pauses.push(...time.delays());
      time.runNext();
      // A flush waits for the attempt that is under way; it is an attempt itself.
      await settled();
    }
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
    expect(journal.released()).toBe(0);
    away = false;
    time.runNext();
    await settled();
    expect(inserted).toEqual(journal.ids);
    expect(drain.working()).toBe(true);
    expect(time.delays()).toEqual([]);
  });

  it('sets aside the one entry that the database will never take, and stores all others', async () => {
    const poison = ({ calls }: CallBatch) => (calls.includes('"call-777"') ? new EntryFault('not null') : undefined);
    const { drain, inserted, setAside, journal } = setUp(1000, poison);
    await drain.flush();
    expect(setAside).toEqual([journal.entries[777]]);
    expect(inserted).toEqual(journal.ids.filter((id) => id !== 'call-777'));
    expect(journal.released()).toBe(1000);
    expect(drain.working()).toBe(true);
  });

  it('leaves nothing behind that was appended while it stored a batch', async () => {
    const late = anEntry({ id: 'late' });
    const { drain, inserted, journal } = setUp(1, () => {
      if (!journal.entries.includes(late)) journal.entries.push(late);
      return undefined;
    });
    await drain.flush();
    expect(inserted).toEqual(['call-0', 'late']);
  });

  it('does not begin again after its stop', async () => {
    const { drain, time } = setUp(1);
    drain.wake();
    drain.stop();
    drain.wake();
    expect(time.delays()).toEqual([]);
  });
});

/** Lets everything run that waits for nothing but promises. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

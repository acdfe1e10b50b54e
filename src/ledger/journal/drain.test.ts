import { describe, expect, it } from 'vitest';
import { aLine, batchOf, manualSchedule, readable, silentLog } from '../ledger.fixtures.ts';
import { createDrain } from './drain.ts';
import type { JournalBatch, JournalPosition } from './journal.ts';
import { encodeLines, type JournalLine } from './journal-line.ts';

const idOf = (json: string): unknown => (JSON.parse(json) as unknown[])[0];
const idsOf = (batch: JournalBatch): unknown[] => readable(batch).map(({ json }) => idOf(json));

/** A journal in memory: a position's offset is the number of lines before it. The first ones are an earlier process's. */
function memoryJournal(count: number, inherited: number) {
  const lines: JournalLine[] = Array.from({ length: count }, (_, index) => aLine({ id: `call-${index}` }));
  let released = 0;
  return {
    ids: lines.map(({ json }) => idOf(json)),
    lines,
    released: () => released,
    get replayed() {
      return released >= inherited;
    },
    get end() {
      return { segment: 1, offset: lines.length };
    },
    isReleased: ({ offset }: JournalPosition) => offset <= released,
    async read(maxEntries: number): Promise<JournalBatch | undefined> {
      const found = lines.slice(released, released + maxEntries);
      if (found.length === 0) return undefined;
      return { ...batchOf(found), end: { segment: 1, offset: released + found.length }, corrupt: 0 };
    },
    async release({ offset }: JournalPosition) {
      released = offset;
    },
  };
}

class EntryFault extends Error {}

function setUp(count: number, refuses: (batch: JournalBatch) => Error | undefined = () => undefined, inherited = 0) {
  const journal = memoryJournal(count, inherited);
  const time = manualSchedule();
  const inserted: unknown[] = [];
  const setAside: string[] = [];
  const drain = createDrain({
    journal,
    async deliver(batch) {
      const refusal = refuses(batch);
      if (refusal) throw refusal;
      inserted.push(...idsOf(batch));
    },
    isEntryFault: (error) => error instanceof EntryFault,
    setAside: async (line) => void setAside.push(line.toString()),
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

  it('collects longer while many come, and still far less than a second', async () => {
    const { drain, time, journal } = setUp(50);
    await drain.flush();
    drain.wake();
    expect(time.delays()).toEqual([400]);
    journal.lines.push(aLine({ id: 'one more' }));
    await drain.flush();
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
    expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000, 5000, 5000]);
    expect(journal.released()).toBe(0);
    away = false;
    time.runNext();
    await settled();
    expect(inserted).toEqual(journal.ids);
    expect(drain.working()).toBe(true);
    expect(time.delays()).toEqual([]);
  });

  it('sets aside the one entry that the database will never take, and stores all others', async () => {
    const poison = (batch: JournalBatch) =>
      idsOf(batch).includes('call-777') ? new EntryFault('not null') : undefined;
    const { drain, inserted, setAside, journal } = setUp(1000, poison);
    await drain.flush();
    expect(setAside).toEqual([Buffer.concat(encodeLines(journal.lines.slice(777, 778))).toString()]);
    expect(inserted).toEqual(journal.ids.filter((id) => id !== 'call-777'));
    expect(journal.released()).toBe(1000);
    expect(drain.working()).toBe(true);
  });

  it('leaves nothing behind that was appended while it stored a batch: that comes next', async () => {
    const late = aLine({ id: 'late' });
    const { drain, inserted, journal, time } = setUp(1, () => {
      if (!journal.lines.includes(late)) journal.lines.push(late);
      return undefined;
    });
    await drain.flush();
    expect(inserted).toEqual(['call-0']);
    expect(time.delays()).toEqual([100]);
    time.runNext();
    await settled();
    expect(inserted).toEqual(['call-0', 'late']);
    expect(time.delays()).toEqual([]);
  });

  it('ends a flush although more comes all the time', async () => {
    const { drain, inserted, journal } = setUp(700, () => {
      journal.lines.push(...Array.from({ length: 600 }, (_, index) => aLine({ id: `more-${index}` })));
      return undefined;
    });
    await drain.flush();
    expect(inserted.slice(0, 700)).toEqual(journal.ids);
    expect(inserted).toHaveLength(1000);
  });

  it('makes a flush wait for what was appended while another was under way', async () => {
    const { drain, inserted, journal } = setUp(1);
    const first = drain.flush();
    journal.lines.push(aLine({ id: 'second' }));
    await Promise.all([first, drain.flush()]);
    expect(inserted).toEqual(['call-0', 'second']);
  });

  it('tells when what an earlier process left has been delivered, and not before', async () => {
    let away = true;
    const { drain, inserted } = setUp(700, () => (away ? new Error('connection refused') : undefined), 600);
    const steps: string[] = [];
    const replayed = drain.replayed().then(() => steps.push(`replayed ${inserted.length}`));
    await drain.flush().catch(() => steps.push('away'));
    await settled();
    away = false;
    await drain.flush();
    await replayed;
    expect(steps).toEqual(['away', 'replayed 700']);
  });

  it('tells at once when there is nothing to replay', async () => {
    const { drain } = setUp(0);
    await drain.flush();
    await drain.replayed();
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

import { describe, expect, it } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import { aCall, silentLog } from './ledger.fixtures.ts';
import type { CallWithContent } from './pack-records.ts';
import { createRecorder } from './recorder.ts';

/** A journal whose writes end when the test says so. */
function heldJournal() {
  const batches: string[][] = [];
  let end: { resolve: () => void; reject: (error: Error) => void } | undefined;
  return {
    batches,
    append: (records: CallWithContent[]) =>
      new Promise<void>((resolve, reject) => {
        batches.push(records.map(({ call }) => call.id));
        end = { resolve, reject };
      }),
    finish: () => end?.resolve(),
    fail: () => end?.reject(new Error('ENOSPC: /secret/path')),
  };
}

function setUp() {
  const journal = heldJournal();
  let written = 0;
  const recorder = createRecorder({ journal, log: silentLog, onWritten: () => written++ });
  return { journal, recorder, record: (id: string) => recorder.record(aCall({ id })), written: () => written };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('the recorder', () => {
  it('writes the records of one turn at once, and those that come meanwhile at once after them', async () => {
    const { journal, record, recorder, written } = setUp();
    const first = [record('a'), record('b')];
    await turn();
    const second = [record('c'), record('d')];
    await turn();
    expect(journal.batches).toEqual([['a', 'b']]);
    expect(recorder.waiting()).toBe(4);
    journal.finish();
    await Promise.all(first);
    await turn();
    expect(journal.batches).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
    journal.finish();
    await Promise.all(second);
    expect(recorder.waiting()).toBe(0);
    expect(written()).toBe(2);
  });

  it('resolves no record before it is written', async () => {
    const { journal, record } = setUp();
    const steps: string[] = [];
    const recorded = record('a').finally(() => steps.push('recorded'));
    await turn();
    await turn();
    steps.push('written');
    journal.finish();
    await recorded;
    expect(steps).toEqual(['written', 'recorded']);
  });

  it('refuses calls as unavailable while the journal cannot be written, and takes them again once it can', async () => {
    const { journal, record, recorder } = setUp();
    const refused = record('a').catch((error: unknown) => error);
    await turn();
    journal.fail();
    const error = await refused;
    expect(error).toBeInstanceOf(SwitchboardError);
    expect(error).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('journal is not writable') });
    expect((error as Error).message).not.toContain('/secret/path');
    expect(recorder.writable()).toBe(false);
    const accepted = record('b');
    await turn();
    journal.finish();
    await accepted;
    expect(recorder.writable()).toBe(true);
  });

  it('takes no record after its stop, and stops when all are written', async () => {
    const { journal, record, recorder } = setUp();
    const taken = record('a');
    const stopped = recorder.stop();
    await expect(record('b')).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
    await turn();
    journal.finish();
    await Promise.all([taken, stopped]);
    expect(journal.batches).toEqual([['a']]);
    await recorder.stop();
  });
});

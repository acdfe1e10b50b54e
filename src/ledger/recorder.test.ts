import { describe, expect, it } from 'vitest';
import { SwitchboardError } from '../protocol/index.ts';
import type { CallContent } from './call.ts';
import type { JournalLine } from './journal/journal-line.ts';
import { aCall, manualSchedule, silentLog } from './ledger.fixtures.ts';
import { createRecorder } from './recorder.ts';

/** What stands first in a line, and what was said. */
const nameOf = ({ json, content }: JournalLine): string =>
  `${String(Object.values(JSON.parse(json) as object)[0])}${content ? ` ${Buffer.from(content).toString()}` : ''}`;

/** A journal whose writes end when the test says so. */
function heldJournal() {
  const batches: string[][] = [];
  let hasRoom = true;
  let end: { resolve: () => void; reject: (error: Error) => void } | undefined;
  return {
    batches,
    append: (lines: JournalLine[]) =>
      new Promise<void>((resolve, reject) => {
        batches.push(lines.map(nameOf));
        end = { resolve, reject };
      }),
    probe: async () => {
      if (!hasRoom) throw new Error('ENOSPC: /secret/path');
    },
    setRoom(room: boolean) {
      hasRoom = room;
    },
    finish: () => end?.resolve(),
    fail: () => end?.reject(new Error('ENOSPC: /secret/path')),
  };
}

/** A redactor that is done when the test says so. */
function heldRedactor() {
  const waiting: { content: CallContent; resolve: (redacted: Uint8Array) => void }[] = [];
  return {
    redact: (content: CallContent) => new Promise<Uint8Array>((resolve) => waiting.push({ content, resolve })),
    waiting: () => waiting.length,
    idle: () => Promise.resolve(),
    finish: () => {
      for (const { content, resolve } of waiting.splice(0)) resolve(content.request);
    },
  };
}

function setUp() {
  const journal = heldJournal();
  const redactor = heldRedactor();
  const time = manualSchedule();
  let written = 0;
  let seq = 0;
  const recorder = createRecorder({
    journal,
    redactor,
    nextSeq: () => ++seq,
    schedule: time.schedule,
    log: silentLog,
    onWritten: () => written++,
  });
  return {
    journal,
    redactor,
    time,
    recorder,
    record: (id: string) => recorder.record(aCall({ id })),
    written: () => written,
  };
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

  it('writes what other rooms append in the same turn together with calls', async () => {
    const { journal, record, recorder } = setUp();
    const both = [record('a'), recorder.append('task', '{"id":"t\\u0000"}')];
    await turn();
    expect(journal.batches).toEqual([['a', 't\ufffd']]);
    journal.finish();
    await Promise.all(both);
  });

  it('writes a call once what was said in it is redacted, and keeps no other call waiting for that', async () => {
    const { journal, record, recorder, redactor } = setUp();
    const steps: string[] = [];
    const content = { request: Buffer.from('said'), response: [], eventTimes: null };
    const first = recorder.record(aCall({ id: 'a' }), content).finally(() => steps.push('a'));
    const second = record('b').finally(() => steps.push('b'));
    await turn();
    expect(recorder.waiting()).toBe(2);
    journal.finish();
    await second;
    await turn();
    redactor.finish();
    await turn();
    await turn();
    expect(journal.batches).toEqual([['b'], ['a said']]);
    journal.finish();
    await first;
    expect(steps).toEqual(['b', 'a']);
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

  it('fails a record that cannot be written, and says why no call is to be begun', async () => {
    const { journal, record, recorder } = setUp();
    expect(recorder.refusal()).toBeNull();
    const refused = record('a').catch((error: unknown) => error);
    await turn();
    journal.fail();
    const error = await refused;
    expect(error).toBeInstanceOf(SwitchboardError);
    expect(error).toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('journal is not writable') });
    expect((error as Error).message).not.toContain('/secret/path');
    expect(recorder.refusal()).toBe(error);
  });

  it('asks the journal each second until it has room again, be it that single lines find some before', async () => {
    const { journal, record, recorder, time } = setUp();
    journal.setRoom(false);
    const refused = record('a').catch((error: unknown) => error);
    await turn();
    journal.fail();
    const error = await refused;
    expect(time.delays()).toEqual([1000]);
    time.runNext();
    await turn();
    expect(recorder.refusal()).toBe(error);

    const small = record('b');
    expect(time.delays()).toEqual([1000]);
    time.runNext();
    await turn();
    journal.finish();
    await small;
    await turn();
    expect(recorder.refusal()).toBe(error);

    journal.setRoom(true);
    time.runNext();
    await turn();
    expect(recorder.refusal()).toBeNull();
    expect(time.delays()).toEqual([]);
    expect(journal.batches).toEqual([['a'], ['b']]);
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

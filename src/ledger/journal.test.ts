import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal } from './journal.ts';
import { decodeLines, encodeLine, type JournalEntry } from './journal-line.ts';
import { temporaryDirectory } from './ledger.fixtures.ts';

const entry = (name: string, content: string | null = null): JournalEntry => ({ call: `{"id":"${name}"}`, content });
const ALL = 1000;

async function openJournal(segmentBytes = 1024 * 1024) {
  const directory = join(await temporaryDirectory(), 'journal');
  const open = () => Journal.open({ directory, segmentBytes });
  return { directory, open, journal: open(), files: () => readdirSync(directory) };
}

/** Everything a journal holds, released on the way. */
function drain(journal: Journal): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (let batch = journal.read(ALL); batch; batch = journal.read(ALL)) {
    entries.push(...batch.entries);
    journal.release(batch.end);
  }
  return entries;
}

describe('a line of the journal', () => {
  it('is its checksum, the call, a tab and the content', () => {
    expect(encodeLine(entry('a'))).toBe('9aa4e643 {"id":"a"}\n');
    expect(encodeLine(entry('a', '{"request":"ü"}'))).toMatch(/^[0-9a-f]{8} \{"id":"a"\}\t\{"request":"ü"\}\n$/);
  });

  it('comes back as it was written, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.json(), fc.option(fc.json()))), (texts) => {
        const entries = texts.map(([call, content]) => ({ call, content }));
        const bytes = Buffer.from(entries.map(encodeLine).join(''));
        expect(decodeLines(bytes, ALL)).toEqual({ entries, length: bytes.length, corrupt: 0 });
      }),
    );
  });

  it('is never taken before its last byte is there', () => {
    const bytes = Buffer.from(encodeLine(entry('ü', '{"x":1}')));
    for (let length = 0; length < bytes.length; length++)
      expect(decodeLines(bytes.subarray(0, length), ALL)).toEqual({ entries: [], length: 0, corrupt: 0 });
  });

  it('is skipped, alone, when any of its bytes is wrong', () => {
    const bytes = Buffer.from(encodeLine(entry('a')) + encodeLine(entry('b')));
    for (let at = 0; at < bytes.length / 2 - 1; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x01;
      expect(decodeLines(damaged, ALL)).toMatchObject({ entries: [entry('b')], length: bytes.length });
    }
  });
});

describe('the journal', () => {
  it('gives entries back in their order, the same again until they are released', async () => {
    const { journal } = await openJournal();
    journal.append([entry('a'), entry('b', '{}')]);
    journal.append([entry('c')]);
    const first = journal.read(2);
    expect(first).toMatchObject({ entries: [entry('a'), entry('b', '{}')], corrupt: 0 });
    expect(journal.read(2)).toEqual(first);
    journal.release(first?.end ?? { segment: 0, offset: 0 });
    expect(journal.read(2)).toMatchObject({ entries: [entry('c')] });
  });

  it('is read by the next process after a crash, from what was not released', async () => {
    const { journal, open } = await openJournal();
    journal.append([entry('a'), entry('b')]);
    const next = open();
    next.append([entry('c')]);
    expect(drain(next)).toEqual([entry('a'), entry('b'), entry('c')]);
  });

  it('skips a last line that a crash tore anywhere, and nothing else', async () => {
    const { journal, open, directory, files } = await openJournal();
    journal.append([entry('whole')]);
    const path = join(directory, files()[0] ?? '');
    const whole = statSync(path).size;
    const torn = encodeLine(entry('torn', '{"a":1}'));
    for (let length = 1; length < torn.length; length++) {
      truncateSync(path, whole);
      appendFileSync(path, torn.slice(0, length));
      const next = open();
      next.append([entry('next')]);
      const batches = [next.read(ALL)];
      expect(batches[0]?.entries).toEqual([entry('whole')]);
      next.release(batches[0]?.end ?? { segment: 0, offset: 0 });
      expect(next.read(ALL)?.entries).toEqual([entry('next')]);
      // Leave only the torn file for the next round.
      drain(next);
      writeFileSync(path, encodeLine(entry('whole')));
      await next.close();
    }
  });

  it('reports damaged lines', async () => {
    const { journal, open, directory, files } = await openJournal();
    journal.append([entry('a'), entry('b')]);
    const path = join(directory, files()[0] ?? '');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"a"', '"x"'));
    expect(open().read(ALL)).toMatchObject({ entries: [entry('b')], corrupt: 1 });
  });

  it('begins a new segment when one is full, and deletes each that was released whole', async () => {
    const { journal, files } = await openJournal(40);
    for (const name of ['a', 'b', 'c', 'd', 'e']) journal.append([entry(name)]);
    expect(files()).toEqual(['0000000001.log', '0000000002.log', '0000000003.log']);
    const first = journal.read(1);
    journal.release(first?.end ?? { segment: 0, offset: 0 });
    expect(files()).toHaveLength(3);
    journal.release(journal.read(ALL)?.end ?? { segment: 0, offset: 0 });
    expect(files()).toEqual(['0000000002.log', '0000000003.log']);
    expect(drain(journal)).toEqual([entry('c'), entry('d'), entry('e')]);
    expect(files()).toEqual(['0000000003.log']);
  });

  it('knows how much of it is not released', async () => {
    const { journal } = await openJournal(40);
    const bytes = encodeLine(entry('a')).length;
    for (const name of ['a', 'b', 'c']) journal.append([entry(name)]);
    expect(journal.pendingBytes).toBe(3 * bytes);
    journal.release(journal.read(1)?.end ?? { segment: 0, offset: 0 });
    expect(journal.pendingBytes).toBe(2 * bytes);
    drain(journal);
    expect(journal.pendingBytes).toBe(0);
  });

  it('reads lines of any length', async () => {
    const { journal } = await openJournal();
    const long = entry('long', `"${'x'.repeat(5_000_000)}"`);
    journal.append([entry('a'), long, entry('b')]);
    expect(drain(journal)).toEqual([entry('a'), long, entry('b')]);
  });

  it('leaves no file behind when all was released, and all of them when not', async () => {
    const one = await openJournal();
    one.journal.append([entry('a')]);
    drain(one.journal);
    await one.journal.close();
    expect(one.files()).toEqual([]);
    const other = await openJournal();
    other.journal.append([entry('a')]);
    await other.journal.close();
    expect(drain(other.open())).toEqual([entry('a')]);
  });

  it('goes on after a segment that somebody deleted', async () => {
    const { journal, directory, files } = await openJournal(1);
    journal.append([entry('deleted')]);
    journal.append([entry('next')]);
    rmSync(join(directory, files()[0] ?? ''));
    expect(drain(journal)).toEqual([entry('next')]);
  });

  it('is readable by its owner alone', async () => {
    const { journal, directory, files } = await openJournal();
    journal.append([entry('a')]);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, files()[0] ?? '')).mode & 0o777).toBe(0o600);
  });

  it('leaves files alone that are not its own', async () => {
    const { open, directory, files } = await openJournal();
    writeFileSync(join(directory, 'set-aside.log'), 'x');
    const next = open();
    next.append([entry('a')]);
    drain(next);
    await next.close();
    expect(files()).toContain('set-aside.log');
  });

  it('can be synced while segments come and go', async () => {
    const { journal, files } = await openJournal(40);
    for (let round = 0; round < 20; round++) {
      journal.append([entry('a'), entry('b')]);
      const syncing = journal.sync();
      drain(journal);
      journal.append([entry('c')]);
      await syncing;
    }
    drain(journal);
    await journal.close();
    expect(files()).toEqual([]);
  });
});

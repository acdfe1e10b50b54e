import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchOf, readable, someContent, temporaryDirectory } from '../ledger.fixtures.ts';
import { Journal, type JournalBatch } from './journal.ts';
import { decodeLines, encodeLines, type JournalLine, lineOf } from './journal-line.ts';

const line = (name: string, content: Uint8Array | null = null): JournalLine => ({
  kind: 'call',
  json: `["${name}"]`,
  content,
});
const encoded = (...lines: JournalLine[]): Buffer => Buffer.concat(encodeLines(lines));
const ALL = 1000;
const SOME = someContent('{"q":1}', '{"a":2}');

async function openJournal(segmentBytes = 1024 * 1024) {
  const directory = join(await temporaryDirectory(), 'journal');
  const open = () => {
    const journal = new Journal({ directory, segmentBytes });
    journal.open();
    return journal;
  };
  return { directory, open, journal: open(), files: () => readdirSync(directory) };
}

const namesOf = (batch: JournalBatch): string[] => readable(batch).map(({ json }) => JSON.parse(json)[0]);

/** What the next lines are, without taking them. */
async function peek(journal: Journal, maxEntries = ALL): Promise<string[]> {
  const batch = await journal.read(maxEntries);
  return batch ? namesOf(batch) : [];
}

async function releaseNext(journal: Journal, maxEntries = ALL): Promise<void> {
  await journal.release((await journal.read(maxEntries))?.end ?? { segment: 0, offset: 0 });
}

/** Everything a journal holds, released on the way. */
async function drain(journal: Journal): Promise<string[]> {
  const names: string[] = [];
  for (let batch = await journal.read(ALL); batch; batch = await journal.read(ALL)) {
    names.push(...namesOf(batch));
    await journal.release(batch.end);
  }
  return names;
}

describe('a line of the journal', () => {
  it('is its checksum, its kind, its JSON and what was said', () => {
    expect(encoded(line('a')).toString()).toBe('c09ad35e call\t["a"]\n');
    expect(encoded(line('a', SOME)).toString()).toMatch(/^[0-9a-f]{8} call\t\["a"\]\t0\t\{"q":1\}\t\{"a":2\}\n$/);
  });

  it('comes back as it was written, whatever the text', () => {
    const body = fc.oneof(fc.json(), fc.string(), fc.constantFrom('', '\n', '\t', '{\n\t"a":\r\n1}'));
    const content = fc.tuple(body, body, fc.boolean());
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('call', 'task'), fc.json(), fc.option(content))), (texts) => {
        const lines = texts.map(([kind, json, said]) => ({ kind, json, content: said && someContent(...said) }));
        const bytes = encoded(...lines);
        const found = decodeLines(bytes, ALL);
        expect(found).toMatchObject({ length: bytes.length, corrupt: 0 });
        expect(readable({ bytes, ...found })).toEqual(
          texts.map(([kind, json, said]) => ({
            kind,
            json,
            content: said && { request: said[0], response: said[1], truncated: said[2] },
          })),
        );
      }),
    );
  });

  it('tells the headers of a call behind what was said, if there are any', () => {
    const text = encoded(line('a', someContent('1', '2', false, '{"h":[]}'))).toString();
    expect(text).toMatch(/^[0-9a-f]{8} call\t\["a"\]\t0\t1\t2\t\{"h":\[\]\}\n$/);
    const [entry] = readable(batchOf([line('a', someContent('1', '2', false, '{"h":[]}')), line('b', SOME)]));
    expect(entry?.content).toEqual({ request: '1', response: '2', truncated: false, headers: '{"h":[]}' });
  });

  it('can be written again as it was after it was read', () => {
    const lines = [line('a', someContent('{\n}', '\t', true)), line('b'), line('c', someContent('', '', false, '{}'))];
    const { bytes, entries } = batchOf(lines);
    expect(Buffer.concat(entries.map((entry) => lineOf(bytes, entry)))).toEqual(encoded(...lines));
  });

  it('of an unknown shape is found whole, so that it is not lost', () => {
    for (const payload of ['{"id":"a"}', 'call', 'call\t1\t0', 'call\t1\t0\t2\t3\t4\t5', '\t1', '']) {
      const bytes = Buffer.from(`${crc32(payload).toString(16).padStart(8, '0')} ${payload}\n`);
      const { entries, corrupt } = decodeLines(bytes, ALL);
      expect(corrupt).toBe(0);
      expect(entries.map((entry) => [entry.kind, lineOf(bytes, entry).toString()])).toEqual([['', bytes.toString()]]);
    }
  });

  it('is never taken before its last byte is there', () => {
    const bytes = encoded(line('ü', SOME));
    for (let length = 0; length < bytes.length; length++)
      expect(decodeLines(bytes.subarray(0, length), ALL)).toEqual({ entries: [], length: 0, corrupt: 0 });
  });

  it('is skipped, alone, when any of its bytes is wrong', () => {
    const bytes = encoded(line('a', SOME), line('b'));
    for (let at = 0; at < bytes.indexOf('\n'); at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x01;
      const found = decodeLines(damaged, ALL);
      expect(found.length).toBe(bytes.length);
      expect(readable({ bytes: damaged, ...found }).at(-1)?.json).toBe('["b"]');
      expect(found.corrupt).toBeGreaterThan(0);
    }
  });
});

describe('the journal', () => {
  it('gives entries back in their order, the same again until they are released', async () => {
    const { journal } = await openJournal();
    await journal.append([line('a'), line('b', SOME)]);
    await journal.append([line('c')]);
    expect(await peek(journal, 2)).toEqual(['a', 'b']);
    expect(await peek(journal, 2)).toEqual(['a', 'b']);
    await releaseNext(journal, 2);
    expect(await peek(journal, 2)).toEqual(['c']);
  });

  it('is read by the next process after a crash, from what was not released', async () => {
    const { journal, open } = await openJournal();
    await journal.append([line('a'), line('b')]);
    const next = open();
    await next.append([line('c')]);
    expect(await drain(next)).toEqual(['a', 'b', 'c']);
  });

  it('knows when everything was released that an earlier process left', async () => {
    const { journal, open } = await openJournal(1);
    expect(journal.replayed).toBe(true);
    for (const name of ['a', 'b']) await journal.append([line(name)]);
    expect(journal.replayed).toBe(true);
    const next = open();
    await next.append([line('c')]);
    expect(next.replayed).toBe(false);
    await releaseNext(next);
    expect(next.replayed).toBe(false);
    await releaseNext(next);
    expect(next.replayed).toBe(true);
    expect(await drain(next)).toEqual(['c']);
  });

  it('skips a last line that a crash tore anywhere, and nothing else', async () => {
    const { journal, open, directory, files } = await openJournal();
    await journal.append([line('whole')]);
    const path = join(directory, files()[0] ?? '');
    const whole = statSync(path).size;
    const torn = encoded(line('torn', SOME));
    for (let length = 1; length < torn.length; length++) {
      truncateSync(path, whole);
      appendFileSync(path, torn.subarray(0, length));
      const next = open();
      await next.append([line('next')]);
      expect(await peek(next)).toEqual(['whole']);
      await releaseNext(next);
      expect(await drain(next)).toEqual(['next']);
      // Leave only the torn file for the next round.
      writeFileSync(path, encoded(line('whole')));
      await next.close();
    }
  });

  it('reports damaged lines', async () => {
    const { journal, open, directory, files } = await openJournal();
    await journal.append([line('a'), line('b')]);
    const path = join(directory, files()[0] ?? '');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"a"', '"x"'));
    expect(await open().read(ALL)).toMatchObject({ entries: [{ kind: 'call' }], corrupt: 1 });
  });

  it('begins a new segment when one is full, and deletes each that was released whole', async () => {
    const { journal, files } = await openJournal(30);
    for (const name of ['a', 'b', 'c', 'd', 'e']) await journal.append([line(name)]);
    expect(files()).toEqual(['0000000001.log', '0000000002.log', '0000000003.log']);
    await releaseNext(journal, 1);
    expect(files()).toHaveLength(3);
    await releaseNext(journal);
    expect(files()).toEqual(['0000000002.log', '0000000003.log']);
    expect(await drain(journal)).toEqual(['c', 'd', 'e']);
    expect(files()).toEqual(['0000000003.log']);
  });

  it('proves that it has room, and leaves nothing of that behind', async () => {
    const { journal, directory, files } = await openJournal();
    await journal.append([line('a')]);
    await journal.probe();
    expect(statSync(join(directory, files()[0] ?? '')).size).toBe(encoded(line('a')).length);
    await journal.append([line('b')]);
    expect(await drain(journal)).toEqual(['a', 'b']);
  });

  it('is read by the next process although a crash left a proof of room in it', async () => {
    const { journal, open, directory, files } = await openJournal();
    await journal.append([line('a')]);
    appendFileSync(join(directory, files()[0] ?? ''), Buffer.alloc(64 * 1024));
    const next = open();
    await next.append([line('b')]);
    expect(await drain(next)).toEqual(['a', 'b']);
  });

  it('knows whether everything before a place is released', async () => {
    const { journal } = await openJournal(30);
    expect(journal.isReleased(journal.end)).toBe(true);
    for (const name of ['a', 'b', 'c']) await journal.append([line(name)]);
    const { end } = journal;
    expect(end).toEqual({ segment: 2, offset: encoded(line('c')).length });
    await releaseNext(journal);
    expect(journal.isReleased(end)).toBe(false);
    await releaseNext(journal);
    await journal.append([line('d')]);
    expect([journal.isReleased(end), journal.isReleased(journal.end)]).toEqual([true, false]);
  });

  it('knows how much of it is not released', async () => {
    const { journal } = await openJournal(30);
    const bytes = encoded(line('a')).length;
    for (const name of ['a', 'b', 'c']) await journal.append([line(name)]);
    expect(journal.pendingBytes).toBe(3 * bytes);
    await releaseNext(journal, 1);
    expect(journal.pendingBytes).toBe(2 * bytes);
    await drain(journal);
    expect(journal.pendingBytes).toBe(0);
  });

  it('reads lines of any length', async () => {
    const { journal } = await openJournal();
    const long = line('long', someContent('x'.repeat(5_000_000), ''));
    await journal.append([line('a'), long, line('b')]);
    expect(await drain(journal)).toEqual(['a', 'long', 'b']);
  });

  it('loses nothing that is appended while it is read', async () => {
    const { journal } = await openJournal(200);
    const names = Array.from({ length: 300 }, (_, index) => `n${index}`);
    const appending = (async () => {
      for (const name of names) await journal.append([line(name)]);
    })();
    const found: string[] = [];
    while (found.length < names.length) {
      found.push(...(await drain(journal)));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await appending;
    expect(found).toEqual(names);
  });

  it('leaves no file behind when all was released, and all of them when not', async () => {
    const one = await openJournal();
    await one.journal.append([line('a')]);
    await drain(one.journal);
    await one.journal.close();
    expect(one.files()).toEqual([]);
    const other = await openJournal();
    await other.journal.append([line('a')]);
    await other.journal.close();
    expect(await drain(other.open())).toEqual(['a']);
  });

  it('goes on after a segment that somebody deleted', async () => {
    const { journal, directory, files } = await openJournal(1);
    await journal.append([line('deleted')]);
    await journal.append([line('next')]);
    await journal.sync();
    rmSync(join(directory, files()[0] ?? ''));
    expect(await drain(journal)).toEqual(['next']);
  });

  it('is readable by its owner alone', async () => {
    const { journal, directory, files } = await openJournal();
    await journal.append([line('a')]);
    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(statSync(join(directory, files()[0] ?? '')).mode & 0o777).toBe(0o600);
  });

  it('leaves files alone that are not its own', async () => {
    const { open, directory, files } = await openJournal();
    writeFileSync(join(directory, 'set-aside.log'), 'x');
    const next = open();
    await next.append([line('a')]);
    await drain(next);
    await next.close();
    expect(files()).toContain('set-aside.log');
  });

  it('can be synced while segments come and go', async () => {
    const { journal, files } = await openJournal(30);
    for (let round = 0; round < 20; round++) {
      await journal.append([line('a'), line('b')]);
      const syncing = journal.sync();
      await drain(journal);
      await journal.append([line('c')]);
      await syncing;
    }
    await drain(journal);
    await journal.close();
    expect(files()).toEqual([]);
  });
});

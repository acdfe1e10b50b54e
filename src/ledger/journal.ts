import { mkdirSync, readdirSync } from 'node:fs';
import { decodeLines, encodeLine, type JournalEntry } from './journal-line.ts';
import { Segment, segmentNumber } from './segment.ts';

/** A place in the journal. */
export interface JournalPosition {
  /** Number of the segment. */
  segment: number;
  /** Bytes from the segment's beginning. */
  offset: number;
}

export interface JournalBatch {
  entries: JournalEntry[];
  /** Where the next batch begins, once this one is in the database. */
  end: JournalPosition;
  /** Lines that were skipped because their checksum is wrong. */
  corrupt: number;
}

export interface JournalOptions {
  directory: string;
  /** A segment that reached this length is closed and the next one begun. */
  segmentBytes: number;
}

const READ_BYTES = 1024 * 1024;

/**
 * The append-only files that hold every call from its end until the database has it. Everything here is synchronous:
 * it lives in a thread of its own.
 *
 * A crash of the process loses nothing that was appended, for the operating system has it; a loss of power loses what
 * was appended since the last `sync`. A new process never appends to an old segment, whose last line may be torn.
 */
export class Journal {
  readonly #options: JournalOptions;
  /** Oldest first; the first is being read. */
  readonly #segments: Segment[];
  #active: Segment | undefined;
  #nextNumber: number;
  /** In the first segment. */
  #readOffset = 0;

  private constructor(options: JournalOptions, segments: Segment[]) {
    this.#options = options;
    this.#segments = segments;
    this.#nextNumber = (segments.at(-1)?.number ?? 0) + 1;
  }

  /** @throws the file system's error when the directory cannot be made, read or written */
  static open(options: JournalOptions): Journal {
    makeDirectory(options.directory);
    const numbers = readdirSync(options.directory)
      .map(segmentNumber)
      .filter((number) => number !== undefined);
    const segments = numbers.sort((a, b) => a - b).map((number) => Segment.existing(options.directory, number));
    const journal = new Journal(options, segments);
    journal.#activeSegment();
    return journal;
  }

  /**
   * Adds entries with one write: all of them, or none.
   * @throws the file system's error
   */
  append(entries: JournalEntry[]): void {
    this.#activeSegment().append(Buffer.from(entries.map(encodeLine).join('')));
  }

  /** The oldest entries that were not released yet; undefined when there are none. Reading again gives the same again. */
  read(maxEntries: number): JournalBatch | undefined {
    for (let size = READ_BYTES; ; ) {
      const segment = this.#firstUnread();
      if (!segment) return undefined;
      const bytes = segment.read(this.#readOffset, size);
      const { entries, length, corrupt } = decodeLines(bytes, maxEntries);
      const offset = this.#readOffset + length;
      if (length > 0) return { entries, end: { segment: segment.number, offset }, corrupt };
      // No whole line: either it is longer than what was read, or a crash tore the file's last line, or the file is gone.
      if (bytes.length < size) this.#readOffset = segment.length;
      else size *= 2;
    }
  }

  /** The entries before `position` are in the database: segments that hold nothing else are deleted. */
  release(position: JournalPosition): void {
    if (this.#segments[0]?.number !== position.segment) return;
    this.#readOffset = position.offset;
    this.#firstUnread();
  }

  /** Bytes that were not released yet. */
  get pendingBytes(): number {
    return this.#segments.reduce((sum, { length }) => sum + length, -this.#readOffset);
  }

  /** Forces what was appended to the disk, so that a loss of power cannot take it. */
  async sync(): Promise<void> {
    await Promise.all(this.#segments.map((segment) => segment.sync()));
  }

  /** Leaves no file behind when everything was released. */
  async close(): Promise<void> {
    this.#active?.finish();
    this.#active = undefined;
    this.#firstUnread();
    await this.sync();
  }

  /** The segment to read from, after those were deleted that were read and will not be written any more. */
  #firstUnread(): Segment | undefined {
    for (let first = this.#segments[0]; first !== undefined; first = this.#segments[0]) {
      if (this.#readOffset < first.length) return first;
      if (first === this.#active) return undefined;
      first.remove();
      this.#segments.shift();
      this.#readOffset = 0;
    }
    return undefined;
  }

  #activeSegment(): Segment {
    if (this.#active && this.#active.length < this.#options.segmentBytes) return this.#active;
    makeDirectory(this.#options.directory);
    const segment = Segment.create(this.#options.directory, this.#nextNumber);
    this.#active?.finish();
    this.#nextNumber++;
    this.#segments.push(segment);
    this.#active = segment;
    return segment;
  }
}

function makeDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
}

import { mkdirSync, readdirSync } from 'node:fs';
import { decodeLines, encodeLines, type JournalEntry, type JournalLine } from './journal-line.ts';
import { Segment, segmentNumber } from './segment.ts';

/** A place in the journal. */
export interface JournalPosition {
  /** Number of the segment. */
  segment: number;
  /** Bytes from the segment's beginning. */
  offset: number;
}

export interface JournalBatch {
  /** What was read; the entries are spans of it. */
  bytes: Buffer;
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
const PROBE_BYTES = 64 * 1024;
const NOWHERE: JournalPosition = { segment: 0, offset: 0 };

/**
 * The append-only files that hold every call from its end until the database has it. Opening is synchronous, everything
 * after it leaves the waiting to the system's threads: one caller may append while another reads and releases.
 *
 * A crash of the process loses nothing that was appended, for the operating system has it; a loss of power loses what
 * was appended since the last `sync`. A new process never appends to an old segment, whose last line may be torn.
 */
export class Journal {
  readonly #options: JournalOptions;
  /** Oldest first; the first is being read. */
  #segments: Segment[] = [];
  #active: Segment | undefined;
  #nextNumber = 1;
  /** Number of the first segment that this process writes. */
  #firstOwn = 1;
  /** In the first segment. */
  #readOffset = 0;
  /** The deletion that is under way. */
  #dropping: Promise<Segment | undefined> = Promise.resolve(undefined);

  constructor(options: JournalOptions) {
    this.#options = options;
  }

  /**
   * Finds what an earlier process left, and begins a segment. To be called once, before anything else.
   * @throws the file system's error when the directory cannot be made, read or written
   */
  open(): void {
    const { directory } = this.#options;
    makeDirectory(directory);
    const numbers = readdirSync(directory)
      .map(segmentNumber)
      .filter((number) => number !== undefined);
    this.#segments = numbers.sort((a, b) => a - b).map((number) => Segment.existing(directory, number));
    this.#firstOwn = (numbers.at(-1) ?? 0) + 1;
    this.#nextNumber = this.#firstOwn;
    this.#activeSegment();
  }

  /**
   * Adds lines with one write: all of them, or none. One at a time.
   * @throws the file system's error
   */
  async append(lines: JournalLine[]): Promise<void> {
    await this.#activeSegment().append(encodeLines(lines));
  }

  /**
   * Proves that there is room for more than a few lines, and leaves it free. As `append`, one at a time.
   * @throws the file system's error
   */
  async probe(): Promise<void> {
    await this.#activeSegment().probe(PROBE_BYTES);
  }

  /**
   * The oldest entries that were not released yet; undefined when there are none. Reading again gives the same again.
   * @throws the file system's error
   */
  async read(maxEntries: number): Promise<JournalBatch | undefined> {
    for (let size = READ_BYTES; ; ) {
      const segment = await this.#firstUnread();
      if (!segment) return undefined;
      const { length: writtenBefore } = segment;
      const bytes = await segment.read(this.#readOffset, size);
      const { entries, length, corrupt } = decodeLines(bytes, maxEntries);
      const end = { segment: segment.number, offset: this.#readOffset + length };
      if (length > 0) return { bytes: bytes.subarray(0, length), entries, end, corrupt };
      // No whole line: either it is longer than what was read, or a crash tore the file's last line, or the file is gone.
      if (bytes.length < size) this.#readOffset = writtenBefore;
      else size *= 2;
    }
  }

  /**
   * The entries before `position` are in the database: segments that hold nothing else are deleted.
   * @throws the file system's error
   */
  async release(position: JournalPosition): Promise<void> {
    if (this.#segments[0]?.number !== position.segment) return;
    this.#readOffset = position.offset;
    await this.#firstUnread();
  }

  /** Where the next line will stand: everything that was appended so far is before it. */
  get end(): JournalPosition {
    const last = this.#segments.at(-1);
    return last ? { segment: last.number, offset: last.length } : NOWHERE;
  }

  /** Whether everything before a place was released. */
  isReleased({ segment, offset }: JournalPosition): boolean {
    const first = this.#segments[0];
    if (!first || segment < first.number) return true;
    return segment === first.number && offset <= this.#readOffset;
  }

  /** Bytes that were not released yet. */
  get pendingBytes(): number {
    return this.#segments.reduce((sum, { length }) => sum + length, -this.#readOffset);
  }

  /** Whether everything was released that an earlier process had left. */
  get replayed(): boolean {
    return (this.#segments[0]?.number ?? this.#firstOwn) >= this.#firstOwn;
  }

  /** Forces what was appended to the disk, so that a loss of power cannot take it. @throws the file system's error */
  async sync(): Promise<void> {
    await Promise.all(this.#segments.map((segment) => segment.sync()));
  }

  /** Leaves no file behind when everything was released. @throws the file system's error */
  async close(): Promise<void> {
    this.#active?.finish();
    this.#active = undefined;
    await this.#firstUnread();
    await this.sync();
  }

  /** The segment to read from, after those were deleted that were read and will not be written any more. */
  #firstUnread(): Promise<Segment | undefined> {
    this.#dropping = this.#dropping.catch(() => undefined).then(() => this.#dropRead());
    return this.#dropping;
  }

  async #dropRead(): Promise<Segment | undefined> {
    for (let first = this.#segments[0]; first !== undefined; first = this.#segments[0]) {
      if (this.#readOffset < first.length) return first;
      if (first === this.#active) return undefined;
      await first.remove();
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

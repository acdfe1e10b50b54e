import { closeSync, fdatasync, ftruncateSync, openSync, readSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const syncFile = promisify(fdatasync);
const NAME = /^(\d{10})\.log$/;

/** The number in a segment's file name; undefined for other files. */
export function segmentNumber(fileName: string): number | undefined {
  const digits = NAME.exec(fileName)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** One file of the journal. Only the newest is written; it alone is kept open, for a long backlog is many files. */
export class Segment {
  readonly number: number;
  readonly #path: string;
  #length: number;
  /** Open for writing. */
  #file: number | undefined;
  #unsynced = false;
  #syncing = 0;
  #finished = false;

  private constructor(number: number, path: string, length: number, file: number | undefined) {
    this.number = number;
    this.#path = path;
    this.#length = length;
    this.#file = file;
  }

  /** A new, empty one, to be written. */
  static create(directory: string, number: number): Segment {
    const path = pathOf(directory, number);
    return new Segment(number, path, 0, openSync(path, 'wx', 0o600));
  }

  /** One of an earlier process, to be read. */
  static existing(directory: string, number: number): Segment {
    const path = pathOf(directory, number);
    return new Segment(number, path, statSync(path).size, undefined);
  }

  /** Bytes that were written whole. */
  get length(): number {
    return this.#length;
  }

  /**
   * Writes all of it or nothing: what a full disk let through is taken back.
   * @throws the file system's error
   */
  append(bytes: Buffer): void {
    const file = this.#file;
    if (file === undefined) throw new Error(`Segment ${this.number} of the journal is not open for writing.`);
    try {
      for (let written = 0; written < bytes.length; )
        written += writeSync(file, bytes, written, bytes.length - written, this.#length + written);
    } catch (error) {
      this.#takeBack(file);
      throw error;
    }
    this.#length += bytes.length;
    this.#unsynced = true;
  }

  /** The next write goes to the same place and readers stop at `length`, so that it does no harm when this fails too. */
  #takeBack(file: number): void {
    try {
      ftruncateSync(file, this.#length);
    } catch {}
  }

  /**
   * Gives less than was asked for at the end, and when somebody deleted or cut the file: what is gone must not keep back
   * what follows.
   * @throws the file system's error
   */
  read(offset: number, maxBytes: number): Buffer {
    const file = openIfThere(this.#path);
    if (file === undefined) return Buffer.alloc(0);
    const bytes = Buffer.allocUnsafe(Math.min(maxBytes, this.#length - offset));
    try {
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
    } finally {
      closeSync(file);
    }
  }

  /** Forces what was written to the disk, in the background. */
  async sync(): Promise<void> {
    if (!this.#unsynced || this.#file === undefined) return;
    this.#unsynced = false;
    this.#syncing++;
    try {
      await syncFile(this.#file);
    } finally {
      this.#syncing--;
      this.#closeWhenIdle();
    }
  }

  /** No more will be written. */
  finish(): void {
    this.#finished = true;
    this.#closeWhenIdle();
  }

  /** Deletes the file. @throws the file system's error */
  remove(): void {
    this.#unsynced = false;
    this.finish();
    rmSync(this.#path, { force: true });
  }

  #closeWhenIdle(): void {
    if (!this.#finished || this.#unsynced || this.#syncing > 0 || this.#file === undefined) return;
    closeSync(this.#file);
    this.#file = undefined;
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const pathOf = (directory: string, number: number): string =>
  join(directory, `${String(number).padStart(10, '0')}.log`);

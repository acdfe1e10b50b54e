import {
  close,
  fdatasync,
  ftruncate,
  openSync,
  open as openWithCallback,
  read as readWithCallback,
  rm as rmWithCallback,
  statSync,
  writev as writevWithCallback,
} from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const open = promisify(openWithCallback);
const read = promisify(readWithCallback);
const remove = promisify(rmWithCallback);
const truncate = promisify(ftruncate);
const sync = promisify(fdatasync);
const writev = promisify(writevWithCallback);

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
  #file: number | undefined;
  #unsynced = false;
  /** How many operations work with the open file. */
  #users = 0;
  #finished = false;

  private constructor(number: number, path: string, length: number, file: number | undefined) {
    this.number = number;
    this.#path = path;
    this.#length = length;
    this.#file = file;
  }

  /** A new, empty one, to be written. @throws the file system's error */
  static create(directory: string, number: number): Segment {
    const path = pathOf(directory, number);
    return new Segment(number, path, 0, openSync(path, 'wx+', 0o600));
  }

  /** One of an earlier process, to be read. @throws the file system's error */
  static existing(directory: string, number: number): Segment {
    const path = pathOf(directory, number);
    return new Segment(number, path, statSync(path).size, undefined);
  }

  /** Bytes that were written whole. */
  get length(): number {
    return this.#length;
  }

  /**
   * Writes all of it or nothing: what a full disk let through is taken back. One at a time.
   * @throws the file system's error
   */
  async append(pieces: Uint8Array[]): Promise<void> {
    await this.#using(async (file) => {
      try {
        this.#length += await writeAll(file, pieces, this.#length);
      } catch (error) {
        // The next write goes to the same place and readers stop at `length`: it does no harm when this fails too.
        await truncate(file, this.#length).catch(() => undefined);
        throw error;
      }
      this.#unsynced = true;
    });
  }

  /**
   * Proves that so many bytes more can be written, and takes them back. As `append`, one at a time.
   * @throws the file system's error
   */
  async probe(bytes: number): Promise<void> {
    await this.#using(async (file) => {
      try {
        await writeAll(file, [Buffer.alloc(bytes)], this.#length);
      } finally {
        await truncate(file, this.#length);
      }
    });
  }

  /**
   * Gives less than was asked for at the end, and when somebody deleted or cut the file: what is gone must not keep back
   * what follows. The memory is shared, so that another thread gets the bytes without a copy.
   * @throws the file system's error
   */
  async read(offset: number, maxBytes: number): Promise<Buffer> {
    const bytes = Buffer.from(new SharedArrayBuffer(Math.min(maxBytes, this.#length - offset)));
    if (this.#file !== undefined) return this.#using((file) => readInto(bytes, file, offset));
    const file = await openIfThere(this.#path);
    if (file === undefined) return bytes.subarray(0, 0);
    try {
      return await readInto(bytes, file, offset);
    } finally {
      closeFile(file);
    }
  }

  /** Forces what was written to the disk. @throws the file system's error */
  async sync(): Promise<void> {
    if (!this.#unsynced) return;
    this.#unsynced = false;
    await this.#using((file) => sync(file));
  }

  /** No more will be written. */
  finish(): void {
    this.#finished = true;
    this.#closeWhenIdle();
  }

  /** Deletes the file. @throws the file system's error */
  async remove(): Promise<void> {
    this.#unsynced = false;
    this.finish();
    await remove(this.#path, { force: true });
  }

  /** A file that is in use is not closed: its number may mean another file a moment later. */
  async #using<T>(task: (file: number) => Promise<T>): Promise<T> {
    const file = this.#file;
    if (file === undefined) throw new Error(`Segment ${this.number} of the journal is not open.`);
    this.#users++;
    try {
      return await task(file);
    } finally {
      this.#users--;
      this.#closeWhenIdle();
    }
  }

  #closeWhenIdle(): void {
    if (!this.#finished || this.#unsynced || this.#users > 0 || this.#file === undefined) return;
    closeFile(this.#file);
    this.#file = undefined;
  }
}

/** @returns how many bytes were written: all */
async function writeAll(file: number, pieces: Uint8Array[], position: number): Promise<number> {
  const { bytesWritten } = await writev(file, pieces, position);
  const rest = after(pieces, bytesWritten);
  return rest.length === 0 ? bytesWritten : bytesWritten + (await writeAll(file, rest, position + bytesWritten));
}

/** What the system did not take at once. */
function after(pieces: Uint8Array[], bytes: number): Uint8Array[] {
  let written = bytes;
  return pieces.flatMap((piece) => {
    const rest = piece.subarray(Math.min(written, piece.length));
    written -= piece.length - rest.length;
    return rest.length > 0 ? [rest] : [];
  });
}

async function readInto(bytes: Buffer, file: number, position: number): Promise<Buffer> {
  const { bytesRead } = await read(file, bytes, 0, bytes.length, position);
  return bytes.subarray(0, bytesRead);
}

async function openIfThere(path: string): Promise<number | undefined> {
  try {
    return await open(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Nothing is lost when it fails: what was written is synced by its own call. */
const closeFile = (file: number): void => close(file, () => undefined);

const pathOf = (directory: string, number: number): string =>
  join(directory, `${String(number).padStart(10, '0')}.log`);

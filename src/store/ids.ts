import { randomBytes } from 'node:crypto';

/** Source of randomness: as many bytes as asked for. */
export type RandomBytes = (length: number) => Buffer;

/** The 12 bits of `rand_a` count ids of one millisecond. */
const COUNTER_LIMIT = 0x1000;
/** The counter starts in its lower half, so that a millisecond has room for at least 2048 ids. */
const COUNTER_SEED_MASK = 0x7ff;
/** Bytes of randomness drawn at once: a system call for each id would cost more than the id. */
const POOL_BYTES = 4096;

/**
 * Makes a generator of UUIDs version 7 (RFC 9562 section 5.7) whose ids always grow, also within a millisecond and when
 * the clock steps back: `rand_a` is a counter (section 6.2, method 1), and an overflow borrows the next millisecond.
 *
 * @returns a function from epoch milliseconds to a new id in lower-case text
 */
export function createUuidv7(random: RandomBytes = randomBytes): (nowMs: number) => string {
  const draw = poolRandomBytes(random);
  let lastMs = -1;
  let counter = 0;

  return (nowMs) => {
    if (nowMs > lastMs) {
      lastMs = nowMs;
      counter = draw(2).readUInt16BE() & COUNTER_SEED_MASK;
    } else if (++counter === COUNTER_LIMIT) {
      lastMs += 1;
      counter = 0;
    }
    return format(lastMs, counter, draw(8));
  };
}

/**
 * Draws small pieces from a larger one, for those who need some for every call.
 *
 * @param random gives the larger ones
 * @returns a source for pieces of up to 4096 bytes; no byte is given out twice
 */
export function poolRandomBytes(random: RandomBytes): RandomBytes {
  let pool: Buffer = Buffer.alloc(0);
  let offset = 0;
  return (length) => {
    if (offset + length > pool.length) {
      pool = random(POOL_BYTES);
      offset = 0;
    }
    offset += length;
    return pool.subarray(offset - length, offset);
  };
}

/** Written over by each id. */
const scratch = Buffer.alloc(16);

function format(ms: number, counter: number, random: Buffer): string {
  scratch.writeUIntBE(ms, 0, 6);
  scratch.writeUInt16BE(0x7000 | counter, 6);
  random.copy(scratch, 8);
  scratch.writeUInt8(0x80 | (scratch.readUInt8(8) & 0x3f), 8);
  const hex = scratch.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const processWide = createUuidv7();

/**
 * A new id: UUID version 7, growing within this process.
 *
 * @param nowMs epoch milliseconds
 */
export const uuidv7 = (nowMs: number = Date.now()): string => processWide(nowMs);

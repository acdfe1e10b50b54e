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
  const draw = poolRandomHex(random);
  let lastMs = -1;
  let counter = 0;
  /** The ids of one millisecond begin alike. */
  let beginning = '';

  const begin = (ms: number, firstCount: number): void => {
    lastMs = ms;
    counter = firstCount;
    const time = hex(ms, 12);
    beginning = `${time.slice(0, 8)}-${time.slice(8)}-7`;
  };

  return (nowMs) => {
    if (nowMs > lastMs) begin(nowMs, Number.parseInt(draw(4), 16) & COUNTER_SEED_MASK);
    else if (++counter === COUNTER_LIMIT) begin(lastMs + 1, 0);
    const random = draw(16);
    const variant = VARIANTS[Number.parseInt(random.charAt(0), 16)] ?? '';
    return `${beginning}${hex(counter, 3)}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
  };
}

/** The first digit of `rand_b`: two bits that say which layout this is, and two random ones. */
const VARIANTS = Array.from({ length: 16 }, (_, digit) => (0b1000 | (digit & 0b11)).toString(16));

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');

/**
 * Draws small pieces from a larger one, for those who need some for every call.
 *
 * @param random gives the larger ones
 * @returns gives as many lower-case hex digits as asked for, up to 8192; none is given out twice
 */
export function poolRandomHex(random: RandomBytes): (digits: number) => string {
  let pool = '';
  let offset = 0;
  return (digits) => {
    if (offset + digits > pool.length) {
      pool = random(POOL_BYTES).toString('hex');
      offset = 0;
    }
    offset += digits;
    return pool.slice(offset - digits, offset);
  };
}

/** The smallest of all ids that can be made at a time, for ranges of ids. @param ms epoch milliseconds */
export const firstUuidv7 = (ms: number): string => createUuidv7((length) => Buffer.alloc(length))(Math.max(0, ms));

const processWide = createUuidv7();

/**
 * A new id: UUID version 7, growing within this process.
 *
 * @param nowMs epoch milliseconds
 */
export const uuidv7 = (nowMs: number = Date.now()): string => processWide(nowMs);

import { scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RandomBytes } from '../../store/index.ts';

/** Makes of passwords what may be kept, slowly, on another thread than the one that serves calls. */
export interface PasswordHasher {
  /** @throws SwitchboardError OVERLOADED */
  hash(password: string): Promise<string>;
  /**
   * @param hash from `hash`; without one the answer is no, after the same time
   * @throws SwitchboardError OVERLOADED
   */
  isRight(password: string, hash: string | undefined): Promise<boolean>;
}

/** How hard a password is to guess from its hash. */
export interface PasswordCost {
  /** Binary logarithm of the rounds. */
  log2n: number;
  blockSize: number;
  parallel: number;
}

/** 32 MiB and some tenths of a second: as hard as OWASP's first choice for scrypt, with a quarter of its memory. */
const COST: PasswordCost = { log2n: 15, blockSize: 8, parallel: 3 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const MAX_WAITING = 32;

interface Kept {
  cost: PasswordCost;
  salt: Buffer;
  expected: Buffer;
}

const scryptAsync = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** @param cost for new hashes; those there are keep theirs */
export function createPasswordHasher(randomBytes: RandomBytes, cost = COST): PasswordHasher {
  const inTurn = createLine();
  /** For accounts that do not exist. */
  const nobodys: Kept = { cost, salt: Buffer.alloc(SALT_BYTES), expected: Buffer.alloc(HASH_BYTES) };
  const derive = (password: string, salt: Buffer, { log2n, blockSize, parallel }: PasswordCost): Promise<Buffer> =>
    inTurn(() => {
      const N = 2 ** log2n;
      const maxmem = 2 * 128 * N * blockSize;
      return scryptAsync(normal(password), salt, HASH_BYTES, { N, r: blockSize, p: parallel, maxmem });
    });
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      return write({ cost, salt, expected: await derive(password, salt, cost) });
    },

    async isRight(password, hash) {
      const kept = hash === undefined ? nobodys : read(hash);
      const derived = await derive(password, kept.salt, kept.cost);
      return timingSafeEqual(derived, kept.expected) && hash !== undefined;
    },
  };
}

/** Letters that look the same are the same, however a keyboard composes them (RFC 8265). */
const normal = (password: string): string => password.normalize('NFKC');

const write = ({ cost: { log2n, blockSize, parallel }, salt, expected }: Kept): string =>
  ['scrypt', log2n, blockSize, parallel, salt.toString('base64url'), expected.toString('base64url')].join('$');

function read(hash: string): Kept {
  const [, log2n, blockSize, parallel, salt = '', expected = ''] = hash.split('$');
  return {
    cost: { log2n: Number(log2n), blockSize: Number(blockSize), parallel: Number(parallel) },
    salt: Buffer.from(salt, 'base64url'),
    expected: Buffer.from(expected, 'base64url'),
  };
}

/**
 * Lets one through at a time: the threads are those that names are resolved and files are written on, and calls need
 * them more than people who sign in.
 */
function createLine(): <Result>(step: () => Promise<Result>) => Promise<Result> {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return async (step) => {
    if (waiting >= MAX_WAITING) throw tooBusy();
    waiting += 1;
    const turn = last.then(step).finally(() => {
      waiting -= 1;
    });
    last = turn.catch(() => {
      // Whoever waits for this turn is told; the next one begins nevertheless.
    });
    return turn;
  };
}

const tooBusy = (): SwitchboardError =>
  new SwitchboardError('OVERLOADED', 'Too many people sign in at the moment. Try again in some seconds.', {
    retryAfterSeconds: 5,
  });

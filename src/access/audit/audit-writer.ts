import { SwitchboardError } from '../../protocol/index.ts';
import { isUniqueViolation } from '../../store/index.ts';
import type { AuditRepository } from './audit-repository.ts';
import { type ChainHash, continueChain } from './chain.ts';
import type { AuditEntry, StoredAuditEntry } from './entry.ts';
import { pruneEntry } from './prune-entry.ts';

/** Writes at the end of the chain, one thing after the other. */
export interface AuditWriter {
  /** @throws SwitchboardError UNAVAILABLE when the database does not take them */
  append(entries: readonly AuditEntry[]): Promise<StoredAuditEntry[]>;
  /**
   * Removes the oldest entries, from before a time (epoch milliseconds), and attests it.
   * @returns how many were removed
   * @throws SwitchboardError UNAVAILABLE
   */
  prune(before: number, limit: number): Promise<number>;
  /** The newest entry that this process has written; 0 when it wrote none. */
  readonly lastSeq: number;
}

/** Other processes write to the same chain: whoever was slower looks again for its end. */
const ATTEMPTS = 10;

/** @param clock epoch milliseconds */
export function createAuditWriter(
  repository: Pick<AuditRepository, 'append' | 'prune'>,
  hash: ChainHash,
  clock: () => number,
): AuditWriter {
  let turn: Promise<unknown> = Promise.resolve();
  let lastSeq = 0;

  const inTurn = <Result>(write: () => Promise<Result>): Promise<Result> => {
    const written = turn.then(() => persist(write));
    turn = written.catch(() => undefined);
    return written;
  };
  const noted = (stored: StoredAuditEntry[]): StoredAuditEntry[] => {
    lastSeq = stored.at(-1)?.seq ?? lastSeq;
    return stored;
  };

  return {
    get lastSeq() {
      return lastSeq;
    },
    append: (entries) =>
      inTurn(async () => noted(await repository.append((head) => continueChain(head, entries, hash)))),
    prune: (before, limit) =>
      inTurn(async () => {
        const pruned = await repository.prune(before, limit, (head, through) =>
          continueChain(head, [pruneEntry(through, clock())], hash),
        );
        noted(pruned.attested);
        return pruned.removed;
      }),
  };
}

async function persist<Result>(write: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write();
    } catch (cause) {
      if (!isUniqueViolation(cause) || attempt === ATTEMPTS) throw unwritable(cause);
    }
  }
}

const unwritable = (cause: unknown): SwitchboardError =>
  new SwitchboardError(
    'UNAVAILABLE',
    'The audit log cannot be written, so nothing was changed. Try again when the database is back.',
    { cause },
  );

import { decodeCursor, encodeCursor } from '../../store/index.ts';
import type { AuditFilter, AuditRepository } from './audit-repository.ts';
import type { ChainHash, ChainHead } from './chain.ts';
import type { StoredAuditEntry } from './entry.ts';
import { type AuditVerdict, verifyChain } from './verify.ts';

/** What can be asked of the audit log. */
export interface AuditQueries {
  /**
   * Newest first. What was begun is left out once another entry tells what came of it.
   * @throws SwitchboardError INVALID_PARAMS when the cursor is not one of ours
   */
  list(filter: AuditFilter, page: { cursor?: string; limit: number }): Promise<AuditPage>;
  /** Every entry as it stands in the chain, oldest first; read in pages, as fast as they are taken. */
  export(filter: AuditFilter): AsyncIterable<StoredAuditEntry>;
  /**
   * Goes through the whole chain.
   * @param known a place that was noted down earlier: the chain must still go through it
   */
  verify(known?: ChainHead): Promise<AuditVerdict>;
}

export interface AuditPage {
  entries: StoredAuditEntry[];
  /** Null on the last page. */
  nextCursor: string | null;
}

const EXPORT_PAGE = 500;

export function createAuditQueries(options: {
  repository: AuditRepository;
  hash: ChainHash;
  /** The newest entry that this process has written. */
  lastSeq: () => number;
}): AuditQueries {
  const { repository, hash, lastSeq } = options;

  return {
    async list(filter, { cursor, limit }) {
      const [before] = cursor === undefined ? [] : decodeCursor(cursor, [0] as const);
      const found = await repository.newest(filter, { limit: limit + 1, ...(before !== undefined && { before }) });
      const entries = found.slice(0, limit);
      const last = entries.at(-1);
      return { entries, nextCursor: found.length > limit && last ? encodeCursor([last.seq]) : null };
    },

    async *export(filter) {
      let last = 0;
      for (;;) {
        const page = await repository.following(last, EXPORT_PAGE, filter);
        yield* page;
        const newest = page.at(-1);
        if (!newest || page.length < EXPORT_PAGE) return;
        last = newest.seq;
      }
    },

    verify: (known) => verifyChain({ repository, hash, atLeast: lastSeq(), ...(known && { known }) }),
  };
}

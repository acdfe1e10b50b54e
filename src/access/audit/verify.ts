import type { AuditRepository } from './audit-repository.ts';
import { type ChainHash, type ChainHead, EMPTY_CHAIN, faultOf } from './chain.ts';
import type { StoredAuditEntry } from './entry.ts';
import { isAttested } from './prune-entry.ts';

/** What going through the chain found. */
export interface AuditVerdict {
  /** True when every entry is as it was written, in its place, and none is missing. */
  intact: boolean;
  /** How many entries were looked at, up to the first that is wrong. */
  entries: number;
  /** The first entry that is wrong, or that is missing, and why; null when none is. */
  broken: { seq: number; reason: string } | null;
  /** The newest entry: kept elsewhere, it proves later that nothing up to here was replaced. */
  head: ChainHead;
}

export interface Verification {
  repository: Pick<AuditRepository, 'following' | 'newestOf'>;
  hash: ChainHash;
  /** An entry that must be there: this process has written it. */
  atLeast: number;
  /** A place the chain must go through. */
  known?: ChainHead;
}

const PAGE = 500;

/** Goes through the whole chain, page by page, and stops at the first fault. */
export async function verifyChain(options: Verification): Promise<AuditVerdict> {
  const { repository, atLeast, known } = options;
  let head = EMPTY_CHAIN;
  let entries = 0;
  const broken = (seq: number, reason: string): AuditVerdict => ({
    intact: false,
    entries,
    broken: { seq, reason },
    head,
  });

  for (;;) {
    const page = await repository.following(head.seq, PAGE);
    for (const entry of page) {
      const reason = await whatIsWrong(entry, head, options);
      if (reason !== null) return broken(entry.seq, reason);
      entries++;
      head = { seq: entry.seq, hash: entry.hash };
      if (known?.seq === entry.seq && known.hash !== entry.hash)
        return broken(entry.seq, 'it is not the entry that was noted down');
    }
    if (page.length < PAGE) break;
  }

  const newest = Math.max(atLeast, known?.seq ?? 0);
  if (head.seq < newest) return broken(head.seq + 1, `entries ${head.seq + 1} to ${newest} are missing`);
  return { intact: true, entries, broken: null, head };
}

/** The oldest entries may be gone, if an entry attests that the gateway removed them. */
async function whatIsWrong(
  entry: StoredAuditEntry,
  before: ChainHead,
  { repository, hash }: Verification,
): Promise<string | null> {
  const fault = faultOf(entry, before, hash);
  if (fault === null || entry.seq === before.seq + 1) return fault;
  const through = { seq: entry.seq - 1, hash: entry.previousHash };
  if (!(await isAttested(repository, through))) return fault;
  return faultOf(entry, through, hash);
}

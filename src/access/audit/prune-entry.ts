import type { AuditRepository } from './audit-repository.ts';
import type { ChainHead } from './chain.ts';
import { type AuditEntry, SYSTEM } from './entry.ts';

const PRUNE = 'audit.prune';

/** The entry that attests that everything up to a place was removed by the gateway itself. */
export const pruneEntry = (through: ChainHead, at: number): AuditEntry => ({
  at,
  lastAt: at,
  times: 1,
  actor: SYSTEM,
  action: PRUNE,
  target: null,
  outcome: 'done',
  errorCode: null,
  before: null,
  after: textOf(through),
  requestId: null,
  address: null,
  begun: null,
});

/** Whether the newest attestation is about exactly this place. */
export async function isAttested(repository: Pick<AuditRepository, 'newestOf'>, through: ChainHead): Promise<boolean> {
  return (await repository.newestOf(PRUNE))?.after === textOf(through);
}

const textOf = ({ seq, hash }: ChainHead): string => JSON.stringify({ through: { seq, hash } });

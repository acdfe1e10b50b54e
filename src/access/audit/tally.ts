import type { AuditEntry } from './entry.ts';

/** Counts what is repeated, so that no number of refusals fills the disk. */
export interface Tally {
  /** @returns the entry when it is the first of its kind in this window, to be written now */
  add(entry: AuditEntry): AuditEntry | undefined;
  /** Ends the window. @returns one entry for each kind that was repeated, saying how often */
  take(): AuditEntry[];
}

/** Kinds told apart within a window; what comes on top is counted together. */
const MAX_KINDS = 100;

interface Kind {
  repeated: AuditEntry | null;
}

export function createTally(maxKinds = MAX_KINDS): Tally {
  let kinds = new Map<string, Kind>();

  return {
    add(entry) {
      const isTold = kinds.size < maxKinds || kinds.has(kindOf(entry));
      const told = isTold ? entry : unnamed(entry);
      const name = kindOf(told);
      const known = kinds.get(name);
      if (known) known.repeated = known.repeated ? again(known.repeated, told) : told;
      else kinds.set(name, { repeated: null });
      return known ? undefined : told;
    },

    take() {
      const repeated = [...kinds.values()].flatMap((kind) => kind.repeated ?? []);
      kinds = new Map();
      return repeated;
    },
  };
}

/** What makes two entries the same: all but when it was, in which request, and what it was aimed at. */
const kindOf = ({ actor, action, outcome, errorCode, address }: AuditEntry): string =>
  JSON.stringify([actor.kind, actor.keyId, action, outcome, errorCode, address]);

const again = (before: AuditEntry, { at, target }: AuditEntry): AuditEntry => ({
  ...before,
  target: before.target === target ? target : null,
  times: before.times + 1,
  lastAt: at,
});

/** Of a flood from everywhere only its size is told. */
const unnamed = (entry: AuditEntry): AuditEntry => ({
  ...entry,
  actor: { kind: entry.actor.kind, name: 'many', keyId: null, userId: null, teamId: null },
  action: 'many',
  target: null,
  errorCode: null,
  requestId: null,
  address: null,
});

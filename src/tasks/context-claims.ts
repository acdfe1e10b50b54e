import { SwitchboardError } from '../protocol/index.ts';
import type { Claim } from './claim.ts';
import type { Lookup } from './lookup.ts';
import { contextNotFound } from './not-found.ts';
import { type ContextEntry, MAX_ID_LENGTH } from './task.ts';
import type { TaskLog } from './task-log.ts';
import { contextKey, firstKey, type TaskMemory } from './task-memory.ts';
import type { ContextTraces } from './task-repository.ts';

/** Finds, or makes, the context that a caller names. */
export interface ContextClaims {
  /** @returns the caller's context of this name if memory knows it */
  recall(claim: Claim, name: string): ContextEntry | undefined;
  /**
   * Resolves when the context is the caller's, and a crash cannot change that: only then may the agent be told of it.
   * @throws SwitchboardError TASK_NOT_FOUND where callers may not name contexts of their own; INVALID_PARAMS for a name
   *   that is too long; UNAVAILABLE
   */
  lookUp(claim: Claim, name: string): Promise<ContextEntry>;
}

export interface ContextClaimsOptions {
  memory: TaskMemory;
  lookup: Lookup;
  log: TaskLog;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  /** Whether callers may name contexts of their own, as A2A lets them (1.0, section 3.4.1). */
  unknownContexts: 'accept' | 'refuse';
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Names of contexts are each owner's own. The first who uses one of an agent's gets it as it is; whoever else comes
 * with the same name gets another context of the agent's, called the same before them. So nobody can join what is somebody
 * else's, or find out that it exists: a name in use is as good as one that is not.
 */
export function createContextClaims(options: ContextClaimsOptions): ContextClaims {
  const { memory, lookup, log, clock, newId, unknownContexts } = options;
  /** Claims that a crash could still lose, by the context's key. */
  const underWay = new Map<string, Promise<ContextEntry>>();

  const recall = ({ agentId, owners }: Claim, name: string): ContextEntry | undefined => {
    for (const owner of owners) {
      const key = contextKey({ agentId, owner, name });
      const context = underWay.has(key) ? undefined : memory.contexts.get(key);
      if (context) return touched(context);
    }
    return undefined;
  };

  /** Notes that it is in use; once a day will do. */
  const touched = (context: ContextEntry): ContextEntry => {
    if (clock() - context.usedAt < DAY_MS) return context;
    context.usedAt = clock();
    // What is lost is but a date, and the call itself will tell that the journal fails: its record needs it, too.
    log.writeContext(context).catch(() => undefined);
    return context;
  };

  const remember = (context: ContextEntry): ContextEntry => {
    memory.contexts.remember(contextKey(context), context);
    return touched(context);
  };

  /** @param isTaken whether the agent knows somebody else's context by this name */
  const make = ({ agentId, owners: [owner] }: Claim, name: string, isTaken: boolean): Promise<ContextEntry> => {
    const key = contextKey({ agentId, owner, name });
    const now = clock();
    const upstreamId = isTaken ? newId() : name;
    const context = { agentId, owner, name, upstreamId, deploymentId: null, createdAt: now, usedAt: now };
    const claimed = log
      .writeContext(context)
      .then(() => context)
      .finally(() => underWay.delete(key));
    underWay.set(key, claimed);
    return claimed;
  };

  return {
    recall,

    async lookUp(claim, name) {
      if (name.length > MAX_ID_LENGTH) throw tooLong();
      const { agentId, owners } = claim;
      const traces = await lookup.ask((repository) => repository.traces(agentId, name));
      const claimed = underWay.get(contextKey({ agentId, owner: owners[0], name }));
      if (claimed) return claimed;
      const known = recall(claim, name);
      if (known) return known;

      const alias = traces.contexts.find((context) => isAliasOf(context, name) && claim.isOwn(context));
      if (alias) return remember(alias);
      const first = firstIn(name, traces, memory.firsts.get(firstKey(agentId, name)));
      if (first && claim.isOwn(first)) return remember(asContext(first, agentId, name));
      if (unknownContexts === 'refuse') throw contextNotFound(name);
      return make(claim, name, first !== undefined);
    },
  };
}

const isAliasOf = (context: ContextEntry, name: string): boolean =>
  context.name === name && context.upstreamId !== name;

type First = Pick<ContextEntry, 'owner' | 'createdAt' | 'deploymentId'> & Partial<Pick<ContextEntry, 'usedAt'>>;

/** The context that somebody's first task or claim made theirs. */
const asContext = ({ owner, deploymentId, createdAt, usedAt = createdAt }: First, agentId: string, name: string) => ({
  agentId,
  owner,
  name,
  upstreamId: name,
  deploymentId,
  createdAt,
  usedAt,
});

/** Who was the first in the context that the agent knows by this id. */
function firstIn(upstreamId: string, { contexts, firstTask }: ContextTraces, inMemory: First | undefined) {
  const recorded = contexts.filter((context) => context.upstreamId === upstreamId);
  let first: First | undefined;
  for (const candidate of [...recorded, firstTask, inMemory])
    if (candidate && (!first || candidate.createdAt < first.createdAt)) first = candidate;
  return first;
}

const tooLong = (): SwitchboardError =>
  new SwitchboardError('INVALID_PARAMS', `A contextId must not be longer than ${MAX_ID_LENGTH} characters.`);

import type { ContextEntry, Owner, TaskEntry } from './task.ts';

/** What one call may lay hands on: its caller, the agent, and what of the caller's it goes on with. */
export class Claim {
  readonly agentId: string;
  /** The owner of what the call brings about first, then whoever else's tasks the caller may use. */
  readonly owners: readonly [Owner, ...Owner[]];
  task: TaskEntry | undefined;
  context: ContextEntry | undefined;

  constructor(agentId: string, owners: readonly [Owner, ...Owner[]]) {
    this.agentId = agentId;
    this.owners = owners;
  }

  /** Where the named task or context lives; null when nothing is named, or when that is not known. */
  get deploymentId(): string | null {
    return this.task?.deploymentId ?? this.context?.deploymentId ?? null;
  }

  /** What to call the context before the agent, and in what it answers before the caller; null where both agree. */
  get alias(): ContextAlias | null {
    if (this.context) return aliasOf(this.context.name, this.context.upstreamId);
    const { contextName = null, contextId = null } = this.task ?? {};
    return contextName === null || contextId === null ? null : aliasOf(contextName, contextId);
  }

  isOwn({ owner }: { owner: Owner }): boolean {
    return this.owners.includes(owner);
  }
}

/** The two names of a context. */
export interface ContextAlias {
  /** The caller's. */
  name: string;
  /** The agent's: random, so that wherever it stands it means this context. */
  upstreamId: string;
}

const aliasOf = (name: string, upstreamId: string): ContextAlias | null =>
  name === upstreamId ? null : { name, upstreamId };

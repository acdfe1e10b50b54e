import type { OwnerSetting, Principal } from '../access/index.ts';
import type { ClaimedAgent } from './claims.ts';
import type { Lookup } from './lookup.ts';
import { taskNotFound } from './not-found.ts';
import { ownersOf } from './owner.ts';
import type { TaskEntry } from './task.ts';
import { type TaskMemory, taskKey } from './task-memory.ts';
import type { TaskScope } from './task-repository.ts';

/** What a caller names that does not know A2A: where a conversation stands, not how it goes on. */
export interface ContinuationRequest {
  principal: Principal;
  agent: ClaimedAgent;
  /**
   * An earlier answer came of this task, or was given in this context, as the caller names them; or the session that the
   * call belongs to, whose name is good for a context where callers may make up those.
   */
  earlier: { taskId: string } | { contextId: string } | { session: string };
}

/** What the next message has to name. */
export interface Continuation {
  contextId?: string;
  /** Present when a task waits for just this message. */
  taskId?: string;
}

/**
 * Works out how a conversation goes on: a task that waits for its caller is answered, and whatever else is said begins
 * something new in the same context.
 *
 * @throws SwitchboardError TASK_NOT_FOUND for a task that is unknown or somebody else's; UNAVAILABLE
 */
export type Continue = (request: ContinuationRequest) => Promise<Continuation>;

export interface ContinuationParts {
  memory: TaskMemory;
  lookup: Lookup;
  ownership: OwnerSetting;
  unknownContexts: 'accept' | 'refuse';
}

/** Of the tasks in a context that are not finished, the newest are looked at. */
const MAX_UNFINISHED = 20;

const WAITING: ReadonlySet<string> = new Set(['input-required', 'auth-required']);

export function createContinuations(parts: ContinuationParts): Continue {
  const { memory, lookup, ownership, unknownContexts } = parts;
  /** Memory may know better than the database, for what it knows may be on its way. */
  const current = (row: TaskEntry): TaskEntry => memory.tasks.get(taskKey(row)) ?? row;

  const afterTask = async (scope: TaskScope, taskId: string): Promise<Continuation> => {
    const remembered = memory.tasks.get(taskKey({ agentId: scope.agentId, taskId }));
    const [found] = remembered ? [remembered] : await lookup.ask((repository) => repository.find(scope, [taskId]));
    if (!found || !scope.owners.includes(found.owner)) throw taskNotFound(taskId);
    const contextId = nameOfContext(found);
    return { ...(contextId !== null && { contextId }), ...(WAITING.has(found.state) && { taskId }) };
  };

  /** What is not in the database yet, as waiting for it would hold every turn of a conversation up. */
  const onTheirWay = ({ agentId, owners }: TaskScope, name: string): string[] =>
    memory.tasks.unstoredKeys(
      (task) => task.agentId === agentId && owners.includes(task.owner) && nameOfContext(task) === name,
    );

  const inContext = async (scope: TaskScope, name: string): Promise<Continuation> => {
    // Looked for before the database is asked: what arrives there meanwhile may be missing in its answer, and is in memory.
    const unstored = onTheirWay(scope, name);
    const ids = await lookup.ask((repository) => repository.contextIds(scope, name));
    const rows = await lookup.ask((repository) =>
      repository.unfinished(scope, { context: { name, ids } }, MAX_UNFINISHED),
    );
    const remembered = unstored.flatMap((key) => memory.tasks.get(key) ?? []);
    const waiting = [...rows.map(current), ...remembered].filter(({ state }) => WAITING.has(state));
    const newest = waiting.toSorted((one, other) => other.statusAt - one.statusAt)[0];
    return { contextId: name, ...(newest && { taskId: newest.taskId }) };
  };

  return async ({ principal, agent, earlier }) => {
    const scope = { agentId: agent.id, owners: ownersOf(principal, agent.taskOwnership ?? ownership) };
    if ('taskId' in earlier) return afterTask(scope, earlier.taskId);
    if ('contextId' in earlier) return inContext(scope, earlier.contextId);
    return unknownContexts === 'accept' ? inContext(scope, earlier.session) : {};
  };
}

/** As its owner calls it. */
const nameOfContext = ({ contextName, contextId }: TaskEntry): string | null => contextName ?? contextId;

import { timingSafeEqual } from 'node:crypto';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RandomBytes } from '../../store/index.ts';
import { Claim } from '../claim.ts';
import type { TaskIndex } from '../task-index.ts';
import type { ConfigRepository } from './config-repository.ts';
import { digest, type Pushed } from './event.ts';
import { inTime } from './in-time.ts';
import type { ReceiverRepository } from './receiver-repository.ts';
import type { PendingConfig, Receiver, TaskRef } from './record.ts';

/** What an agent is given to tell the gateway about a task by. */
export interface MintedReceiver {
  id: string;
  /** Shown to the agent, and kept nowhere. */
  token: string;
}

/** What a receiver is minted for. */
export interface ReceiverTerms {
  agentId: string;
  /** Whose the task becomes when it is named here first. */
  owners: Receiver['owners'];
  /** Null while it has no name: the agent has yet to make it. */
  taskId: string | null;
  /** What waits for the task to have a name. */
  pending: PendingConfig | null;
}

/** Addresses at the gateway that agents push to: each for one task, and with a token of its own (security promise 11). */
export interface Receivers {
  mint(terms: ReceiverTerms): Promise<MintedReceiver>;
  /**
   * Who knows the token may speak of the task, and of no other.
   * @throws SwitchboardError UNAUTHENTICATED for an address that there is not and a token that is wrong alike
   */
  open(id: string, agentId: string, token: string | undefined): Promise<Receiver>;
  /**
   * The receiver's task, named by what was pushed if nothing has named it before: pushes may come before the answer.
   * @throws SwitchboardError TASK_NOT_FOUND when it speaks of another task, INVALID_AGENT_RESPONSE when that is somebody else's
   */
  taskOf(receiver: Receiver, pushed: Pushed): Promise<TaskRef>;
  /** The task has got its name, by the answer or by a push, whichever was first. */
  bind(id: string, taskId: string): Promise<void>;
  /** There will be no task. */
  drop(id: string): Promise<void>;
  dropOf(task: TaskRef): Promise<void>;
}

export interface ReceiversParts {
  repository: ReceiverRepository;
  configs: Pick<ConfigRepository, 'put'>;
  tasks: Pick<TaskIndex, 'observe' | 'told'>;
  /** A config was set. */
  onConfig: () => void;
  clock: () => number;
  newId: () => string;
  randomBytes: RandomBytes;
}

const TOKEN_BYTES = 32;

export function createReceivers(parts: ReceiversParts): Receivers {
  const { repository, configs, tasks, clock, newId, randomBytes } = parts;
  const binding = new Map<string, Promise<void>>();

  const bindOnce = async (id: string, taskId: string): Promise<void> => {
    const receiver = await repository.find(id);
    if (!receiver || receiver.taskId !== null) return;
    const { agentId, pending } = receiver;
    const now = clock();
    if (pending) {
      const name = pending.name === '' ? taskId : pending.name;
      const record = { ...pending, name, agentId, taskId, dueAt: null, failures: 0, createdAt: now, updatedAt: now };
      await configs.put(record);
      parts.onConfig();
    }
    await repository.bind(id, taskId);
  };

  const bind: Receivers['bind'] = (id, taskId) => {
    const underWay = binding.get(id);
    if (underWay) return underWay;
    const bound = inTime(bindOnce(id, taskId)).finally(() => binding.delete(id));
    binding.set(id, bound);
    return bound;
  };

  return {
    async mint({ agentId, owners, taskId, pending }) {
      const id = newId();
      const token = randomBytes(TOKEN_BYTES).toString('base64url');
      await inTime(
        repository.insert({ id, tokenHash: digest(token), agentId, owners, taskId, pending, createdAt: clock() }),
      );
      return { id, token };
    },

    async open(id, agentId, token) {
      const receiver = await inTime(repository.find(id));
      const isRight = isSame(receiver?.tokenHash ?? NO_HASH, digest(token ?? ''));
      if (receiver && receiver.agentId === agentId && isRight) return receiver;
      throw noSuchReceiver();
    },

    async taskOf({ id, agentId, owners, taskId, pending }, { sighting }) {
      const named = sighting.taskId;
      if (named === undefined || (taskId !== null && named !== taskId)) throw otherTask();
      const task = { agentId, taskId: named };
      if (taskId === null) {
        await tasks.observe(claimOf(agentId, owners, pending), sighting, null);
        await bind(id, named);
      } else tasks.told(task, sighting);
      return task;
    },

    bind,
    drop: (id) => inTime(repository.delete(id)),
    dropOf: (task) => inTime(repository.deleteOf(task)),
  };
}

/** As if the caller's answer told of the task. */
function claimOf(agentId: string, owners: Receiver['owners'], pending: PendingConfig | null): Claim {
  const claim = new Claim(agentId, owners);
  const { alias } = pending ?? {};
  if (alias) claim.context = { agentId, owner: owners[0], ...alias, deploymentId: null, createdAt: 0, usedAt: 0 };
  return claim;
}

/** Of no token. */
const NO_HASH = digest('no such receiver');

const isSame = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** An address that there is not, and one that is shown the wrong token. */
export const noSuchReceiver = (): SwitchboardError =>
  new SwitchboardError(
    'UNAUTHENTICATED',
    'There is no such address for push notifications, or it needs the token that was given with it: ' +
      '"Authorization: Bearer …" or "X-A2A-Notification-Token: …".',
  );

const otherTask = (): SwitchboardError =>
  new SwitchboardError('TASK_NOT_FOUND', 'This address is for another task than the one the notification is about.');

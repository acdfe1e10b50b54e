import type { Logger } from 'pino';
import { type JournalSink, type Schedule, startRetention } from '../../ledger/index.ts';
import type { Outbound } from '../../outbound/index.ts';
import { stringifyJson } from '../../protocol/index.ts';
import type { RandomBytes, Sealer, Store } from '../../store/index.ts';
import type { TaskIndex } from '../task-index.ts';
import { createConfigRepository } from './config-repository.ts';
import type { PushRelay } from './contract.ts';
import { Courier } from './courier.ts';
import { changesTask, digest, readPushed } from './event.ts';
import { createKeptConfigs } from './kept-configs.ts';
import { createNotices } from './notices.ts';
import { createOutboxRepository } from './outbox-repository.ts';
import { createReceiverRepository } from './receiver-repository.ts';
import { createReceivers } from './receivers.ts';
import type { PushEvent } from './record.ts';
import { createSigner } from './signature.ts';
import type { AskTask } from './written.ts';

export interface PushRelayOptions {
  db: Store['db'];
  journal: Pick<JournalSink, 'append'>;
  /** Asked for by the first use: addresses and credentials are sealed. */
  sealer: () => Sealer;
  /** Signatures are made with it. */
  secret: () => string;
  tasks: Pick<TaskIndex, 'observe' | 'told'>;
  outbound: () => Pick<Outbound, 'send'>;
  /** Whether a principal may still be told about an agent's tasks. */
  isLetIn: (asked: { principal: string; agentId: string }) => Promise<boolean>;
  /** What was delivered or given up longer ago is deleted, milliseconds. */
  retentionMs: number;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  random: () => number;
  randomBytes: RandomBytes;
  schedule: Schedule;
  log: Logger;
}

/** Builds the relay of push notifications; nothing is delivered before `start`. */
export function createPushRelay(options: PushRelayOptions): PushRelay {
  const { db, journal, clock, newId, schedule, log, retentionMs } = options;
  const configs = createConfigRepository(db);
  const outbox = createOutboxRepository(db);
  const receiverRows = createReceiverRepository(db);
  const signer = createSigner(options.secret);
  const counted = { delivered: 0, failed: 0, received: 0 };
  const nextPlace = countFrom(clock);
  /** Without any config, nothing has to be asked about what happens in tasks. Unknown until it is asked once. */
  let isAnybodyTold: boolean | undefined;
  let courier: Courier | undefined;
  let stopRetention = (): void => undefined;

  const onConfig = (): void => {
    isAnybodyTold = true;
    // What waits for the one before it may try the new address.
    courier?.wake();
  };
  const kept = createKeptConfigs({ repository: configs, sealer: options.sealer, onConfig, clock, newId });
  const receivers = createReceivers({
    repository: receiverRows,
    configs,
    tasks: options.tasks,
    onConfig,
    clock,
    newId,
    randomBytes: options.randomBytes,
  });

  const mayConcern = async (): Promise<boolean> => {
    if (isAnybodyTold !== undefined) return isAnybodyTold;
    const isThereAny = await configs.any();
    // One may have been set meanwhile.
    isAnybodyTold ??= isThereAny;
    return isAnybodyTold;
  };

  const enter = async (events: readonly PushEvent[]): Promise<void> => {
    if (events.length === 0 || !(await mayConcern())) return;
    if (await outbox.enter(events, clock())) courier?.wake();
  };

  const wake = async (askTask: AskTask): Promise<void> => {
    courier = new Courier({
      ...options,
      outbound: options.outbound(),
      outbox,
      signer,
      open: (config) => kept.open(config),
      askTask,
      onAttempt(outcome) {
        counted[outcome] += 1;
      },
    });
    await outbox.awake(clock()).catch((err: unknown) => log.warn({ err }, 'Push notifications wait for the database.'));
    courier.wake();
  };

  return {
    configs: kept,
    receivers: {
      ...receivers,
      mint(terms, waiting) {
        if (!waiting) return receivers.mint({ ...terms, pending: null });
        const { config, ...caller } = waiting;
        return receivers.mint({ ...terms, pending: { ...caller, ...kept.seal(config) } });
      },
    },
    async receive({ receiverId, agentId, token, body, name }) {
      const receiver = await receivers.open(receiverId, agentId, token);
      const pushed = readPushed(await body());
      const task = await receivers.taskOf(receiver, pushed);
      const key = name === undefined ? (pushed.identity ?? newId()) : digest(`${receiverId}\0${name}`);
      const event: PushEvent = { ...task, key, place: nextPlace(), json: pushed.json, changesTask: pushed.changesTask };
      await journal.append('push', JSON.stringify(event));
      counted.received += 1;
    },
    stored: (updates) =>
      enter(
        updates.flatMap(({ agentId, taskId, first, updates: list }) =>
          list.map((update, index) => ({
            agentId,
            taskId,
            key: String(first + index),
            place: first + index,
            json: stringifyJson(update),
            changesTask: changesTask(update),
          })),
        ),
      ),
    handler: (lines) => enter(lines.map((line) => JSON.parse(line) as PushEvent)),
    notices: createNotices({ outbox, configs, clock, counted, onRevived: () => courier?.wake() }),
    secretOf: (principal) => signer.secretOf(principal),
    start(askTask) {
      void wake(askTask);
      const deleteBefore = async (before: number, limit: number): Promise<number> => {
        const notices = await outbox.deleteBefore(before, limit);
        if (notices === limit) return notices;
        await receiverRows.deleteBefore(before, limit);
        return Math.max(notices, await configs.deleteBefore(before, limit));
      };
      stopRetention = startRetention({ what: 'push notifications', deleteBefore, retentionMs, clock, log, schedule });
    },
    async stop() {
      stopRetention();
      await courier?.stop();
    },
  };
}

/** Numbers that rise, after a restart too: they begin with the time. */
function countFrom(clock: () => number): () => number {
  let last = 0;
  return () => {
    last = Math.max(last + 1, clock() * 1000);
    return last;
  };
}

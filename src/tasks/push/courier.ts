import type { Logger } from 'pino';
import type { Schedule } from '../../ledger/index.ts';
import type { Outbound } from '../../outbound/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { type AttemptOutcome, attempt } from './attempt.ts';
import { Lanes } from './lanes.ts';
import type { OutboxRepository } from './outbox-repository.ts';
import type { PushConfig } from './push-config.ts';
import type { ConfigRecord, Notice } from './record.ts';
import { MAX_ATTEMPTS, pauseAfter } from './retry.ts';
import type { Signer } from './signature.ts';
import { type AskTask, write } from './written.ts';

export interface CourierParts {
  outbox: OutboxRepository;
  outbound: Pick<Outbound, 'send'>;
  signer: Signer;
  /** @throws SwitchboardError INTERNAL when it was sealed with another salt key */
  open: (config: ConfigRecord) => PushConfig;
  askTask: AskTask;
  /** Whether a principal may still be told about an agent's tasks. */
  isLetIn: (asked: { principal: string; agentId: string }) => Promise<boolean>;
  /** Told of what became of attempts. */
  onAttempt: (outcome: 'delivered' | 'failed', dead: number) => void;
  /** Epoch milliseconds. */
  clock: () => number;
  /** From 0 to 1. */
  random: () => number;
  schedule: Schedule;
  log: Logger;
}

/** Notifications of one config, one after the other, before others get its place. */
const IN_A_ROW = 20;
/** When the database gives no answer. */
const PAUSE_MS = 5_000;
/** No wait is longer: clocks are set, and other processes write, too. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Delivers what is in the outbox: in order for each config, many configs at a time, and a few for each receiver. What it is
 * stopped in the middle of is delivered again by the next process: at least once, with the same id.
 */
export class Courier {
  readonly #parts: CourierParts;
  readonly #lanes = new Lanes();
  readonly #under = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #looking: Promise<void> | undefined;
  #lookAgain = false;
  #cancelNext = (): void => undefined;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  /** There may be something to do. */
  wake(): void {
    if (this.#stopping.signal.aborted) return;
    if (this.#looking) {
      this.#lookAgain = true;
      return;
    }
    this.#cancelNext();
    this.#looking = this.#look().finally(() => {
      this.#looking = undefined;
      if (!this.#lookAgain) return;
      this.#lookAgain = false;
      this.wake();
    });
  }

  /** Resolves when nothing is under way any more. What was is tried again by the next process. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('the gateway is stopping'));
    this.#cancelNext();
    await this.#looking;
    await Promise.all(this.#under);
  }

  async #look(): Promise<void> {
    const { outbox, clock, log } = this.#parts;
    try {
      // Whoever leaves a place looks again.
      if (this.#lanes.room <= 0) return;
      const configs = await outbox.due(clock(), this.#lanes.busy, this.#lanes.room);
      for (const config of configs) if (this.#lanes.enter(config)) this.#send(config);
      const next = this.#lanes.room > 0 ? await outbox.nextDue(this.#lanes.busy) : null;
      if (next !== null) this.#wakeIn(Math.min(LONGEST_WAIT_MS, Math.max(1, next - clock())));
    } catch (err) {
      log.warn(
        { err },
        'The database does not say which push notifications wait; the next attempt is in a few seconds.',
      );
      this.#wakeIn(PAUSE_MS);
    }
  }

  #wakeIn(ms: number): void {
    if (this.#stopping.signal.aborted) return;
    this.#cancelNext();
    this.#cancelNext = this.#parts.schedule(ms, () => this.wake());
  }

  #send(config: ConfigRecord): void {
    const sending = this.#deliverAll(config)
      .then(
        () => this.#leave(config),
        (err: unknown) => {
          const { log, schedule } = this.#parts;
          log.warn({ err, configId: config.id }, 'A push notification waits, because the database gives no answer.');
          schedule(PAUSE_MS, () => this.#leave(config));
        },
      )
      .finally(() => this.#under.delete(sending));
    this.#under.add(sending);
  }

  #leave(config: ConfigRecord): void {
    this.#lanes.leave(config);
    this.wake();
  }

  async #deliverAll(config: ConfigRecord): Promise<void> {
    const { outbox, clock } = this.#parts;
    for (let count = 0, { failures } = config; count < IN_A_ROW; count++, failures = 0) {
      const notice = await outbox.head(config.id);
      if (!notice) return outbox.idle(config.id, clock());
      const outcome = await this.#tried(config, notice);
      if (this.#stopping.signal.aborted && outcome.failure !== null) return;
      await this.#noted(notice, outcome, failures);
      if (outcome.failure !== null) return;
    }
  }

  async #tried(config: ConfigRecord, notice: Notice): Promise<AttemptOutcome> {
    const { askTask, signer, clock, outbound, isLetIn, open } = this.#parts;
    if (!(await isLetIn(config))) return NOT_LET_IN;
    try {
      const written = await write(notice.event ?? '', config, askTask);
      if (!written) return NOTHING_TO_TELL;
      const headers = {
        'x-switchboard-delivery': notice.id,
        'x-switchboard-signature': signer.sign(config.principal, written.body, clock()),
      };
      return await attempt(open(config), written, headers, { outbound, signal: this.#stopping.signal });
    } catch (err) {
      if (!(err instanceof SwitchboardError)) throw err;
      this.#parts.log.error({ err, id: notice.id }, 'A push notification cannot be written.');
      return NOT_WRITABLE;
    }
  }

  async #noted(notice: Notice, outcome: AttemptOutcome, failuresBefore: number): Promise<void> {
    const { outbox, clock, random, onAttempt, log } = this.#parts;
    const { answerStatus, failure, isFinal, retryAfterMs } = outcome;
    const end = { answerStatus, failure };
    const now = clock();
    if (failure === null) {
      await outbox.delivered(notice, end, now);
      onAttempt('delivered', 0);
      return;
    }
    const failures = failuresBefore + 1;
    if (!isFinal && failures < MAX_ATTEMPTS) {
      await outbox.failed(notice, end, now + pauseAfter(failures, random(), retryAfterMs));
      onAttempt('failed', 0);
      return;
    }
    const dead = await outbox.buried(notice, end, now);
    onAttempt('failed', dead);
    const { id, agentId, taskId, target } = notice;
    log.warn({ id, agentId, taskId, target, failure, dead }, 'Push notifications were given up.');
  }
}

const NOT_LET_IN: AttemptOutcome = {
  answerStatus: null,
  failure: 'its key may not call the agent any more',
  isFinal: true,
};

const NOT_WRITABLE: AttemptOutcome = { answerStatus: null, failure: 'it could not be written', isFinal: true };

/** The Task of an old event is gone, and with it what there was to say. */
const NOTHING_TO_TELL: AttemptOutcome = { answerStatus: null, failure: null, isFinal: false };

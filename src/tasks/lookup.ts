import type { JournalSink } from '../ledger/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { answerWithin } from '../store/index.ts';
import type { TaskRepository } from './task-repository.ts';

/** What the database knows of tasks, for questions whose answer decides whether somebody may go on. */
export interface Lookup<Repository = TaskRepository> {
  /**
   * Asks, once the database has everything that earlier processes left in the journal: before, it would take for unknown
   * what is on its way.
   * @throws SwitchboardError UNAVAILABLE when there is no answer in time: what is not known to be the caller's is refused
   */
  ask<Answer>(question: (repository: Repository) => Promise<Answer>): Promise<Answer>;
}

const ANSWER_WITHIN_MS = 2_000;

export function createLookup<Repository>(
  repository: Repository,
  journal: Pick<JournalSink, 'replayed'>,
): Lookup<Repository> {
  return {
    async ask(question) {
      try {
        return await answerWithin(
          ANSWER_WITHIN_MS,
          journal.replayed().then(() => question(repository)),
        );
      } catch (cause) {
        throw new SwitchboardError(
          'UNAVAILABLE',
          'The task cannot be looked up, because the database gives no answer. Send the call again shortly.',
          { cause, retryAfterSeconds: 5 },
        );
      }
    },
  };
}

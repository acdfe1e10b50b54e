import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Logger } from 'pino';
import type { SeenAnswer } from '../../models/index.ts';
import type { ResponseSessionsTable } from '../../store/index.ts';
import type { ModelCourse } from './course.ts';
import type { ResponseSessionsRepository } from './response-sessions-repository.ts';

/** Which session each response of a provider that keeps them belongs to (model notes, A.2). */
export interface ResponseSessions {
  /**
   * Never rejects.
   * @param previous the response that a request goes on from
   * @returns null where nobody knows it; a promise where the database has to be asked
   */
  of(previous: string | null): string | null | Promise<string | null>;
  /** Is written at once, and waited for by nobody. @param keyId whose it is; null for nobody's key */
  remember(response: string, session: string, keyId: string | null): void;
  /** Resolves when what was remembered is in the database. */
  stop(): Promise<void>;
}

export interface ResponseSessionsOptions {
  repository: ResponseSessionsRepository;
  /** Responses of one key that are remembered, about: the oldest beyond them are forgotten. */
  mostPerKey: number;
  /** Epoch milliseconds. */
  clock: () => number;
  log: Logger;
}

/** Known without being asked for: some megabytes when it is full. */
const MOST_IN_MEMORY = 20_000;
/** Keys of which is known how many responses may still come until the oldest go. */
const MOST_KEYS = 10_000;
const MOST_AT_ONCE = 200;
/** So long does OpenAI keep responses; who goes on from what is older begins a session anew. */
const KEPT_MS = 30 * 86_400_000;
const FORGET_EVERY_MS = 3_600_000;
const FORGOTTEN_AT_ONCE = 1_000;
/** Nobody's ids are longer, and nobody may fill the memory with them. */
const LONGEST_ID = 256;
/** So much of a session's name do records keep, too. */
const LONGEST_SESSION = 512;

export function createResponseSessions({
  repository,
  mostPerKey,
  clock,
  log,
}: ResponseSessionsOptions): ResponseSessions {
  const sessions = new LRUCache<string, string>({ max: MOST_IN_MEMORY });
  const unwritten = new Map<string, ResponseSessionsTable>();
  let writing: Promise<void> | null = null;
  let forgotAt = Number.NEGATIVE_INFINITY;
  /** A tenth more than may stay is borne, so that not every response asks what is beyond. */
  const slack = Math.ceil(mostPerKey / 10);
  const untilTrimmed = new LRUCache<string, number>({ max: MOST_KEYS });

  const lookUp = async (id: string): Promise<string | null> => {
    try {
      const session = await repository.find(id);
      if (session !== null) sessions.set(id, session);
      return session;
    } catch (err) {
      log.warn({ err }, 'The session of a response could not be looked up: its call begins another one.');
      return null;
    }
  };

  const trim = async (written: readonly ResponseSessionsTable[]): Promise<void> => {
    for (const keyId of new Set(written.map(({ key_id }) => key_id ?? ''))) {
      // Of a key that is not known yet, a process before this one may have left any number.
      const left = (untilTrimmed.get(keyId) ?? 0) - written.filter(({ key_id }) => key_id === keyId).length;
      untilTrimmed.set(keyId, left > 0 ? left : slack);
      if (left > 0) continue;
      while ((await repository.forgetOfKey(keyId, mostPerKey, FORGOTTEN_AT_ONCE)) === FORGOTTEN_AT_ONCE);
    }
  };

  const writeAll = async (): Promise<void> => {
    while (unwritten.size > 0) {
      const rows = [...unwritten.values()].slice(0, MOST_AT_ONCE);
      for (const { id } of rows) unwritten.delete(id);
      await repository.insert(rows);
      await trim(rows);
    }
    if (clock() - forgotAt < FORGET_EVERY_MS) return;
    forgotAt = clock();
    while ((await repository.forget(clock() - KEPT_MS, FORGOTTEN_AT_ONCE)) === FORGOTTEN_AT_ONCE);
  };

  const write = (): void => {
    writing ??= writeAll()
      .catch((err: unknown) => log.warn({ err }, 'Sessions of responses could not be kept: a restart forgets them.'))
      .finally(() => {
        writing = null;
        if (unwritten.size > 0) write();
      });
  };

  const written = async (): Promise<void> => {
    if (writing === null) return;
    await writing;
    await written();
  };

  return {
    of(previous) {
      if (previous === null || previous.length > LONGEST_ID) return null;
      const id = idOf(previous);
      return sessions.get(id) ?? lookUp(id);
    },
    remember(response, session, keyId) {
      if (response.length > LONGEST_ID) return;
      const id = idOf(response);
      const kept = session.slice(0, LONGEST_SESSION);
      sessions.set(id, kept);
      const row = { id, session_id: kept, answered_at: clock(), key_id: keyId ?? '' };
      // A database that is too slow is left alone: what is not written is still known here.
      if (unwritten.size < MOST_IN_MEMORY) unwritten.set(id, row);
      write();
    },
    stop: written,
  };
}

/** Who reads the database must not find by it what a provider keeps. */
const idOf = (response: string): string => createHash('sha256').update(response).digest('base64url');

/** Notes what a caller of responses may go on from. */
export function rememberResponse(
  { request, sessionId, invocation: { principal } }: Pick<ModelCourse, 'request' | 'sessionId' | 'invocation'>,
  { id }: Pick<SeenAnswer, 'id'>,
  sessions: ResponseSessions,
): void {
  if (request.operation !== 'responses' || id === null || sessionId === null) return;
  sessions.remember(id, sessionId, principal.kind === 'key' ? principal.keyId : null);
}

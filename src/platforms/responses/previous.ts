import type { Json, JsonObject, Turn } from '../../protocol/index.ts';
import { type Asked, withAsked } from './asked.ts';
import { responseIn } from './response-run.ts';

// Conversations without an id: each response follows the one before, which the platform remembers.

/** The response that a turn follows; undefined in the first one. */
export const previousOf = ({ resume, session }: Pick<Turn, 'resume' | 'session'>): string | undefined =>
  responseIn(resume) ?? responseIn(session);

/** The conversation's handle after a response. */
export const sessionOfResponse = ({ id = null }: JsonObject, asked: readonly Asked[]): Json =>
  withAsked({ response: id }, asked);

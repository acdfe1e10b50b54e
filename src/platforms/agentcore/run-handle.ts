import { createHash } from 'node:crypto';
import { isJsonObject, type Json } from '../../protocol/index.ts';
import type { UpstreamTurn } from '../adapter.ts';
import { invalidAnswer } from '../answers/index.ts';

/** A turn under way, as far as it takes to stop it. */
export interface RunHandle {
  /** The session's id. */
  session: string;
  /** The same whenever the same turn is stopped: 64 characters, of which AWS asks for 33 at least. */
  token: string;
}

export const handleOf = ({ sessionKey, idempotencyKey }: UpstreamTurn): Json => ({
  session: sessionKey,
  token: createHash('sha256').update(`stop ${sessionKey} ${idempotencyKey}`).digest('hex'),
});

/** @throws UpstreamFailure `invalid-answer` for what is no handle of ours */
export function readHandle(json: Json): RunHandle {
  const { session, token } = isJsonObject(json) ? json : {};
  if (typeof session === 'string' && typeof token === 'string') return { session, token };
  throw invalidAnswer('The run of this task is not known.');
}

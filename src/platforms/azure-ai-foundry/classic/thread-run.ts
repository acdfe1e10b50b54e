import { isJsonObject, type Json, type JsonObject } from '../../../protocol/index.ts';
import { invalidAnswer } from '../../answers/index.ts';
import { memberOf } from '../../member-of.ts';

/** A run in a thread, which goes on without us. */
export interface ThreadRun {
  thread: string;
  run: string;
  /** The last of its messages that was told whole. */
  after?: string | undefined;
}

export const asJson = ({ thread, run, after }: ThreadRun): JsonObject => ({
  thread,
  run,
  ...(after !== undefined && { after }),
});

/** The run that a handle names: of a run, of a question, or of a thread in which a question was left open. */
export function threadRunIn(handle: Json | undefined): ThreadRun | undefined {
  const { thread, run, after } = isJsonObject(handle) ? handle : {};
  if (typeof thread !== 'string' || typeof run !== 'string') return undefined;
  return { thread, run, ...(typeof after === 'string' && { after }) };
}

/** @throws UpstreamFailure `invalid-answer` for what is no handle of ours */
export function readThreadRun(handle: Json): ThreadRun {
  const run = threadRunIn(handle);
  if (!run) throw invalidAnswer('The run of this task is not known.');
  return run;
}

/** The thread of a conversation. */
export const threadIn = (session: Json | undefined): string | undefined => {
  const thread = memberOf(session, 'thread');
  return typeof thread === 'string' ? thread : undefined;
};

/** Where a run is, below the project. */
export const pathOf = ({ thread, run }: ThreadRun): string =>
  `/threads/${encodeURIComponent(thread)}/runs/${encodeURIComponent(run)}`;

import { isJsonObject, type Json } from '../../protocol/index.ts';
import { invalidAnswer } from '../answers/index.ts';

/** A run on LangGraph, which goes on without us. */
export interface RunHandle {
  thread: string;
  run: string;
  /** The last message that was in the thread when the run began, as far as it is known. */
  after?: string;
}

/** The thread of a conversation: LangGraph lets clients choose it, as long as it is a UUID. @param key 64 hex digits */
export const threadOf = (key: string): string =>
  `${key.slice(0, 8)}-${key.slice(8, 12)}-5${key.slice(13, 16)}-a${key.slice(17, 20)}-${key.slice(20, 32)}`;

/** Where a run is, below the address as it was registered. */
export const pathOf = ({ thread, run }: RunHandle): string => `/threads/${thread}/runs/${run}`;

/** The run that an answer's `content-location` names, which is the earliest that a client hears of it. */
export const runIn = (location: string | undefined): string | undefined => /\/runs\/([\w-]+)/.exec(location ?? '')?.[1];

export const asJson = ({ thread, run, after }: RunHandle): Json => ({
  thread,
  run,
  ...(after !== undefined && { after }),
});

/** @throws UpstreamFailure `invalid-answer` for what is no handle of ours */
export function readHandle(json: Json): RunHandle {
  const { thread, run, after } = isJsonObject(json) ? json : {};
  if (typeof thread !== 'string' || typeof run !== 'string') throw invalidAnswer('The run of this task is not known.');
  return { thread, run, ...(typeof after === 'string' && { after }) };
}

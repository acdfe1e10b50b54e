import type { Json } from '../../protocol/index.ts';
import { invalidAnswer } from '../answers/index.ts';
import { memberOf } from '../member-of.ts';

/** A response in the background, which goes on without us. */
export interface ResponseRun {
  response: string;
  /** The number of the last of its events that was told. */
  after?: number;
}

export const asJson = ({ response, after }: ResponseRun): Json => ({
  response,
  ...(after !== undefined && { after }),
});

/** The response that a handle names: of a run, of a question, of a conversation in which each follows the one before. */
export const responseIn = (handle: Json | undefined): string | undefined => {
  const id = memberOf(handle, 'response');
  return typeof id === 'string' ? id : undefined;
};

/** @throws UpstreamFailure `invalid-answer` for what is no handle of ours */
export function readRun(json: Json): ResponseRun {
  const response = responseIn(json);
  const after = memberOf(json, 'after');
  if (response === undefined) throw invalidAnswer('The run of this task is not known.');
  return { response, ...(typeof after === 'number' && { after }) };
}

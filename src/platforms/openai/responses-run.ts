import type { Json, JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamContext, UpstreamTurn } from '../adapter.ts';
import {
  cancelResponse,
  followResponse,
  inputOf,
  previousOf,
  type ResponsesApi,
  runResponse,
  sessionOfResponse,
} from '../responses/index.ts';
import { urlBelow } from '../url-below.ts';
import type { OpenaiSettings } from './settings.ts';

const apiOf = ({ upstream }: UpstreamContext): ResponsesApi => ({
  url: (path) => urlBelow(upstream.url, path),
  sessionAfter: sessionOfResponse,
});

/** Runs one turn by the Responses API. */
export const runByResponses = (turn: UpstreamTurn, settings: OpenaiSettings): AsyncIterable<UpstreamEvent> =>
  runResponse(turn, apiOf(turn), {
    body: requestOf(turn, settings),
    background: settings.background,
    conversation: previousOf(turn),
  });

function requestOf(turn: UpstreamTurn, { model, instructions, extra_body }: OpenaiSettings): JsonObject {
  const previous = previousOf(turn);
  return {
    ...extra_body,
    model,
    ...(instructions !== undefined && { instructions }),
    input: inputOf(turn),
    ...(previous !== undefined && { previous_response_id: previous }),
    metadata: { a2a_task_id: turn.taskId },
  };
}

/** Goes on with a response in the background. */
export const followByResponses = (run: Json, context: UpstreamContext): AsyncIterable<UpstreamEvent> =>
  followResponse(run, context, apiOf(context));

/** Stops a response in the background. */
export const cancelByResponses = (run: Json, context: UpstreamContext): Promise<'canceled' | 'requested'> =>
  cancelResponse(run, context, apiOf(context));

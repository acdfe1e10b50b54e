import type { Json, JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamContext, UpstreamTurn } from '../adapter.ts';
import { invalidAnswer, readObject } from '../answers/index.ts';
import { memberOf } from '../member-of.ts';
import {
  cancelResponse,
  followResponse,
  inputOf,
  type ResponsesApi,
  runResponse,
  withAsked,
} from '../responses/index.ts';
import { openaiUrl } from './project.ts';
import type { FoundrySettings } from './settings.ts';

/** Responses of one conversation, which the platform keeps. */
const apiOf = (context: UpstreamContext): ResponsesApi => ({
  url: (path) => openaiUrl(context, path),
  sessionAfter({ conversation }, asked) {
    const id = memberOf(conversation, 'id') ?? conversation;
    return typeof id === 'string' ? withAsked({ conversation: id }, asked) : undefined;
  },
});

/** Runs one turn by the Responses protocol, in the conversation of its context (agent platforms, section 3.2). */
export async function* runByResponses(turn: UpstreamTurn, settings: FoundrySettings): AsyncGenerator<UpstreamEvent> {
  const input = inputOf(turn);
  let conversation = conversationIn(turn.session);
  if (conversation === undefined) {
    conversation = await openConversation(turn);
    yield { type: 'session', handle: { conversation } };
  }
  const { background } = settings;
  yield* runResponse(turn, apiOf(turn), {
    body: { ...requestOf(turn, settings), input, conversation },
    background: background === 'always' || (background === 'detached' && turn.detached),
    conversation,
  });
}

async function openConversation(context: UpstreamContext): Promise<string> {
  const { http, upstream } = context;
  const response = await http.send({ method: 'POST', url: openaiUrl(context, '/conversations'), body: {} });
  const { id } = await readObject(response, upstream.maxResponseBytes);
  if (typeof id !== 'string') throw invalidAnswer('The agent began a conversation without saying which.');
  return id;
}

const conversationIn = (session: Json | undefined): string | undefined => {
  const id = memberOf(session, 'conversation');
  return typeof id === 'string' ? id : undefined;
};

function requestOf({ taskId }: UpstreamTurn, settings: FoundrySettings): JsonObject {
  const { agent_id: name, agent_version: version, agent_reference_key, instructions, extra_body } = settings;
  return {
    ...extra_body,
    [agent_reference_key]: { type: 'agent_reference', name, ...(version !== undefined && { version }) },
    ...(instructions !== undefined && { instructions }),
    metadata: { a2a_task_id: taskId },
  };
}

/** Goes on with a response in the background, from the event that was told last. */
export const followByResponses = (run: Json, context: UpstreamContext): AsyncIterable<UpstreamEvent> =>
  followResponse(run, context, apiOf(context));

/** Stops a response in the background. */
export const cancelByResponses = (run: Json, context: UpstreamContext): Promise<'canceled' | 'requested'> =>
  cancelResponse(run, context, apiOf(context));

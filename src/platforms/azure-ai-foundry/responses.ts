import type { Json, JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamContext, UpstreamTurn } from '../adapter.ts';
import { invalidAnswer, readObject } from '../answers/index.ts';
import { memberOf } from '../member-of.ts';
import {
  cancelResponse,
  followResponse,
  inputOf,
  previousOf,
  type ResponsesApi,
  runResponse,
  sessionOfResponse,
  withAsked,
} from '../responses/index.ts';
import { hostedUrl, openaiUrl } from './project.ts';
import { type FoundrySettings, readSettings } from './settings.ts';

/** Asks an agent by the API that all agents of its project share, in a conversation that the platform keeps. */
const shared = (context: UpstreamContext): ResponsesApi => ({
  url: (path) => openaiUrl(context, path),
  sessionAfter({ conversation }, asked) {
    const id = memberOf(conversation, 'id') ?? conversation;
    return typeof id === 'string' ? withAsked({ conversation: id }, asked) : undefined;
  },
});

/** Asks a hosted agent by the API that it has for itself: each response follows the one before. */
const hosted = (context: UpstreamContext, settings: FoundrySettings): ResponsesApi => ({
  url: (path) => hostedUrl(context, path, settings),
  headers: { 'foundry-features': 'HostedAgents=V1Preview,AgentEndpoints=V1Preview' },
  sessionAfter: sessionOfResponse,
});

function apiOf(context: UpstreamContext): ResponsesApi {
  const settings = readSettings(context.settings);
  return settings.protocol === 'hosted' ? hosted(context, settings) : shared(context);
}

/** Runs one turn by the Responses protocol (agent platforms, section 3.2). */
export async function* runByResponses(turn: UpstreamTurn, settings: FoundrySettings): AsyncGenerator<UpstreamEvent> {
  const { background, instructions, extra_body } = settings;
  const said: JsonObject = {
    ...extra_body,
    ...(instructions !== undefined && { instructions }),
    input: inputOf(turn),
    metadata: { a2a_task_id: turn.taskId },
  };
  const place = settings.protocol === 'hosted' ? placeBehind(turn) : yield* placeInConversation(turn, settings);
  yield* runResponse(turn, apiOf(turn), {
    body: { ...said, ...place.body },
    background: background === 'always' || (background === 'detached' && turn.detached && 'preferred'),
    conversation: place.conversation,
  });
}

/** Where a response belongs. */
interface Place {
  body: JsonObject;
  /** What a refusal names when the platform has forgotten it. */
  conversation: string | undefined;
}

function placeBehind(turn: UpstreamTurn): Place {
  const previous = previousOf(turn);
  return { body: previous === undefined ? {} : { previous_response_id: previous }, conversation: previous };
}

async function* placeInConversation(
  turn: UpstreamTurn,
  settings: FoundrySettings,
): AsyncGenerator<UpstreamEvent, Place> {
  const { agent_id: name, agent_version: version, agent_reference_key } = settings;
  let conversation = memberOf(turn.session, 'conversation');
  if (typeof conversation !== 'string') {
    conversation = await openConversation(turn);
    yield { type: 'session', handle: { conversation } };
  }
  const reference = { type: 'agent_reference', name, ...(version !== undefined && { version }) };
  return { body: { conversation, [agent_reference_key]: reference }, conversation };
}

async function openConversation(context: UpstreamContext): Promise<string> {
  const { http, upstream } = context;
  const response = await http.send({ method: 'POST', url: openaiUrl(context, '/conversations'), body: {} });
  const { id } = await readObject(response, upstream.maxResponseBytes);
  if (typeof id !== 'string') throw invalidAnswer('The agent began a conversation without saying which.');
  return id;
}

/** Goes on with a response in the background, from the event that was told last. */
export const followByResponses = (run: Json, context: UpstreamContext): AsyncIterable<UpstreamEvent> =>
  followResponse(run, context, apiOf(context));

/** Stops a response in the background. */
export const cancelByResponses = (run: Json, context: UpstreamContext): Promise<'canceled' | 'requested'> =>
  cancelResponse(run, context, apiOf(context));

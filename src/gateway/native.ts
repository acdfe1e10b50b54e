import type { Agent } from '../agents/index.ts';
import type { NativeFace, Reply, RequestMessage } from '../platforms/index.ts';
import { nameContext } from '../protocol/index.ts';
import { refusal, type SessionKeys } from '../tasks/index.ts';
import type { Course } from './course.ts';
import type { Adapters } from './runners.ts';
import { withBody } from './with-body.ts';

/** What a call takes to an agent that speaks A2A itself, on a platform that asks for more than A2A does. */
export interface NativeWay {
  message: RequestMessage;
  /** To send besides the others. */
  headers: Readonly<Record<string, string>>;
  /** @throws SwitchboardError when it is the platform's own refusal, and not the agent's answer */
  check(reply: Reply): void;
}

/** @returns undefined for agents that are asked by A2A alone */
export type MakeNativeWay = (course: Course, agent: Agent) => NativeWay | undefined;

/** What ties a request to a conversation; nothing where the platform keeps none. @param contextId as the agent knows it */
export type ConversationHeaders = (
  agent: Agent,
  conversation: { owner: string; contextId: string },
) => Readonly<Record<string, string>>;

interface SessionParts {
  adapters: Adapters;
  keys: SessionKeys;
}

export const createConversationHeaders =
  ({ adapters, keys }: SessionParts): ConversationHeaders =>
  (agent, conversation) => {
    const names = { agentId: agent.id, ...conversation };
    const settings = agent.platformSettings ?? {};
    const call = () => ({ settings, sessionKey: keys.session(names), userKey: keys.user(names) });
    return faceOf(agent, adapters)?.headers(call()) ?? {};
  };

const faceOf = ({ platform }: Agent, adapters: Adapters): NativeFace | undefined =>
  platform === 'a2a' ? undefined : adapters[platform]?.native;

export function createNativeWays({ newId, ...parts }: SessionParts & { newId: () => string }): MakeNativeWay {
  const headersOf = createConversationHeaders(parts);
  return (course, agent) => {
    const face = faceOf(agent, parts.adapters);
    if (!face) return undefined;
    const { contextId, message } = conversationOf(course, newId);
    const headers = headersOf(agent, { owner: ownerOf(course), contextId });
    return { message, headers, check: (reply) => checkReply(reply, face) };
  };
}

/**
 * The context of a call as the agent knows it. Where the caller begins one without a name, the gateway names it: the
 * platform's session follows from the name, and later calls have to find that session.
 */
function conversationOf(course: Course, newId: () => string): { contextId: string; message: RequestMessage } {
  const { claim, message, invocation } = course;
  const { operation, binding } = invocation;
  const known = claim?.task?.contextId ?? claim?.context?.upstreamId;
  if (known !== undefined) return { contextId: known, message };
  const begins = (operation === 'send' || operation === 'stream') && claim?.task === undefined;
  if (!begins) return { contextId: '', message };
  const contextId = newId();
  return { contextId, message: withBody(message, nameContext(message.raw, binding, contextId), binding) };
}

/** Who has begun the conversation: a principal may have more than one name. */
function ownerOf({ claim }: Course): string {
  if (!claim) throw new Error('a call to an agent has its claim');
  return claim.task?.owner ?? claim.context?.owner ?? claim.owners[0];
}

function checkReply(reply: Reply, face: NativeFace): void {
  const code = reply.kind === 'unary' ? reply.content.sighting.errorCode : reply.refusal;
  const failure = code === undefined ? undefined : face.failure(code);
  if (failure) throw refusal(failure, undefined);
}

import type { Agent, Deployment } from '../agents/index.ts';
import type { Content, Platform, RequestMessage } from '../platforms/index.ts';
import {
  isJsonObject,
  type JsonObject,
  type Operation,
  parseJson,
  SwitchboardError,
  translateResult,
} from '../protocol/index.ts';
import type { TaskEntry } from '../tasks/index.ts';
import type { ConversationHeaders } from './native.ts';
import { unattendedHeaders } from './upstream-headers.ts';

/** An address of an agent, and what a request for a task there carries. */
export interface Place {
  agent: Agent;
  deployment: Deployment;
  headers: Record<string, string>;
}

/** Where a task may be: each of the agent's addresses that speak A2A, unless its own is known. */
export function placesOf(
  agent: Agent,
  entry: TaskEntry | undefined,
  conversationHeaders: ConversationHeaders,
): readonly Place[] {
  const speaking = agent.deployments.filter(({ speaksA2a }) => speaksA2a);
  const home = speaking.filter(({ id }) => id === entry?.deploymentId);
  const { owner, contextId } = entry ?? {};
  const ofConversation = owner !== undefined && conversationHeaders(agent, { owner, contextId: contextId ?? '' });
  return (home.length > 0 ? home : speaking).map((deployment) => ({
    agent,
    deployment,
    headers: { ...unattendedHeaders(agent, deployment), ...ofConversation },
  }));
}

/** Whoever waits takes what is known already when an agent takes longer, milliseconds. */
const WITHIN_MS = 10_000;

/**
 * Asks at one address what nobody calls for.
 *
 * @returns the answer: the agent's own error is one, too
 * @throws SwitchboardError as the platform does, INVALID_AGENT_RESPONSE for a stream
 */
export async function askPlace(
  { agent, deployment, headers }: Place,
  { operation, message }: { operation: Operation; message: RequestMessage },
  platform: Platform,
): Promise<Content> {
  const { interfaces, network, identity } = deployment;
  const reply = await platform.run({
    operation,
    version: '1.0',
    binding: 'HTTP+JSON',
    message,
    signal: AbortSignal.timeout(WITHIN_MS),
    upstream: {
      interfaces: [...interfaces],
      network,
      headers,
      identity,
      timeouts: agent.timeouts,
      maxResponseBytes: agent.limits.responseBytes,
      maxEventBytes: agent.limits.eventBytes,
    },
  });
  if (reply.kind === 'unary') return reply.content;
  throw new SwitchboardError(
    'INVALID_AGENT_RESPONSE',
    'The agent answered with a stream where one answer was asked for.',
  );
}

/** The Task in the 1.0 dialect; undefined for errors, and for another one than was asked for. */
export function taskIn(operation: 'get' | 'cancel', content: Content, taskId: string): JsonObject | undefined {
  if (content.kind === 'error' || content.sighting.errorCode !== undefined) return undefined;
  const task =
    content.kind === 'bytes'
      ? parseJson(content.body)
      : translateResult(operation, content.value, content.dialect, '1.0');
  return isJsonObject(task) && task['id'] === taskId ? task : undefined;
}

import { createHash } from 'node:crypto';
import type { Principal } from '../../access/index.ts';
import type { Agent } from '../../agents/index.ts';
import type { Continuation, TaskIndex } from '../../tasks/index.ts';
import { originOf } from './answer-id.ts';
import type { Asked } from './asked.ts';
import { invalid } from './invalid.ts';
import { textOrNull } from './request-fields.ts';

/** Who goes on with what. */
interface Speaker {
  principal: Principal;
  agent: Agent;
  /** The session that the request's headers or body name. */
  sessionId: string | null;
}

/**
 * Finds the conversation that a request goes on with: what it names itself, the earlier answer it refers to, or the session
 * it is part of, in this order. Names of contexts are each owner's own, so that nobody gets into another's by a guess.
 *
 * @returns nothing named where a new conversation begins
 * @throws SwitchboardError INVALID_PARAMS, TASK_NOT_FOUND, UNAVAILABLE
 */
export async function conversationOf(
  { metadata, previousId, conversation }: Asked,
  { principal, agent, sessionId }: Speaker,
  tasks: Pick<TaskIndex, 'continue'>,
): Promise<Continuation> {
  const taskId = textOrNull(metadata['task_id']);
  const named = textOrNull(metadata['context_id']);
  if (taskId !== null) return { taskId, ...(named !== null && { contextId: named }) };
  const contextId = named ?? conversation;
  if (contextId !== null) return tasks.continue({ principal, agent, earlier: { contextId } });
  if (previousId !== null) return tasks.continue({ principal, agent, earlier: originIn(previousId) });
  if (sessionId === null) return {};
  return tasks.continue({ principal, agent, earlier: { session: contextOfSession(sessionId) } });
}

function originIn(previousId: string) {
  const origin = originOf(previousId);
  if (origin) return origin;
  throw invalid('previous_response_id', 'It is not the id of an answer of this agent that one could go on from.');
}

const LONGEST_NAME = 128;

/** Sessions may have any name; those of contexts have a bound. */
const contextOfSession = (sessionId: string): string =>
  sessionId.length <= LONGEST_NAME ? sessionId : createHash('sha256').update(sessionId).digest('hex');

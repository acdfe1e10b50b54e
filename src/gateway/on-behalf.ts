import type { Agent } from '../agents/index.ts';
import type { Content, RequestMessage } from '../platforms/index.ts';
import { type JsonObject, type Operation, SwitchboardError, stringifyJson } from '../protocol/index.ts';
import type { Claim } from '../tasks/index.ts';
import { Course } from './course.ts';
import type { GatewayParts } from './parts.ts';
import { run } from './run.ts';

/** A question that the gateway asks to answer its caller's, over HTTP+JSON of 1.0 where the agent speaks it. */
export interface Question {
  operation: Operation;
  message: RequestMessage;
  /** What of the caller's it is about, and where that lives. */
  claim: Claim | null;
  deploymentId: string | null;
}

/**
 * Asks the agent on behalf of the caller, who did not ask for it in person.
 *
 * @returns one answer: the agent's own error is one, too
 * @throws SwitchboardError as `run` does, INVALID_AGENT_RESPONSE for a stream
 */
export async function askOnBehalf(
  course: Course,
  { operation, message, claim, deploymentId }: Question,
  agent: Agent,
  parts: GatewayParts,
): Promise<Content> {
  const { invocation, trace, startedAt } = course;
  const asking = new Course(
    { ...invocation, operation, version: '1.0', binding: 'HTTP+JSON', message },
    trace,
    startedAt,
    parts.monotonic,
    0,
  );
  asking.headers = course.headers;
  asking.claim = claim;
  asking.owner = deploymentId;
  const reply = await run(asking, agent, parts);
  if (reply.kind === 'stream')
    throw new SwitchboardError(
      'INVALID_AGENT_RESPONSE',
      'The agent answered with a stream where one answer was asked for.',
    );
  asking.attempt?.settled(null);
  return reply.content;
}

const NO_BODY = Buffer.alloc(0);

/** A request for one task, as HTTP+JSON callers write it: agents on that wire answer with a bare Task. */
export function getMessage(taskId: string, historyLength?: number): RequestMessage {
  const search = historyLength === undefined ? '' : `?historyLength=${historyLength}`;
  const params: JsonObject = historyLength === undefined ? { id: taskId } : { id: taskId, historyLength };
  return restMessage({ method: 'GET', path: `/tasks/${encodeURIComponent(taskId)}`, search }, params);
}

/** A request to cancel one task. */
export const cancelMessage = (taskId: string): RequestMessage =>
  restMessage({ method: 'POST', path: `/tasks/${encodeURIComponent(taskId)}:cancel`, search: '' }, { id: taskId }, {});

/** A request as HTTP+JSON callers write it. @param body absent: there is none */
export function restMessage(
  rest: NonNullable<RequestMessage['rest']>,
  params: JsonObject,
  body?: JsonObject,
): RequestMessage {
  return {
    raw: body ? Buffer.from(stringifyJson(body)) : NO_BODY,
    rpcId: undefined,
    rest,
    hasTenant: false,
    hasInlinePush: false,
    params: () => params,
  };
}

import { decide, type Principal } from '../../access/index.ts';
import type { Agent, AgentDirectory } from '../../agents/index.ts';
import type { Gateway, Invocation } from '../../gateway/index.ts';
import type { ModelRequest } from '../../models/index.ts';
import { isJsonObject, type Part, parseJson, SwitchboardError } from '../../protocol/index.ts';
import type { Continuation, TaskIndex } from '../../tasks/index.ts';
import { sessionOf } from '../../tracing/index.ts';
import { type Exchange, tooLarge } from '../exchange.ts';
import type { WriteTimes } from '../write.ts';
import type { AgentModel, AgentModelOperation } from './agent-model.ts';
import { AgentWire } from './agent-wire.ts';
import type { Question } from './answer.ts';
import { writeAgentOutcome } from './answer-agent.ts';
import type { Asked } from './asked.ts';
import { chatFormat } from './chat-format.ts';
import { conversationOf } from './conversation.ts';
import { withHistory } from './history.ts';
import { a2aMessage } from './message.ts';
import { readChat } from './read-chat.ts';
import { readResponse } from './read-response.ts';
import { responseFormat } from './response-format.ts';

/** What calling agents as models takes. */
export interface CallAgentParts extends WriteTimes {
  agentGateway: Gateway;
  agents: AgentDirectory;
  tasks: Pick<TaskIndex, 'continue'>;
  newId: () => string;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** Who calls, and with what. */
type AgentCaller = Pick<Invocation, 'principal' | 'credential' | 'clientAddress' | 'baseUrl'>;

const READERS: Record<AgentModelOperation, typeof readChat> = { 'chat.completions': readChat, responses: readResponse };

/**
 * Calls an agent as if it were a model: the request becomes a message of A2A, which goes the way of every other.
 *
 * @throws SwitchboardError INVALID_PARAMS, PAYLOAD_TOO_LARGE, TASK_NOT_FOUND, UNAVAILABLE; what comes later becomes an answer
 */
export async function callAgent(
  exchange: Exchange,
  { operation, agentRef }: AgentModel,
  request: ModelRequest,
  caller: AgentCaller,
  parts: CallAgentParts,
): Promise<void> {
  const asked = READERS[operation](bodyOf(request));
  const agent = reachable(agentRef, caller.principal, parts.agents);
  if (agent && request.raw.length > agent.limits.requestBytes) throw tooLarge(agent.limits.requestBytes);
  const sessionId = sessionOf(exchange.request.headers) ?? request.sessionRef;
  const { principal } = caller;
  const conversation = agent ? await conversationOf(asked, { principal, agent, sessionId }, parts.tasks) : {};
  // Whoever may not call the agent must not learn whether it streams.
  const isStream = request.isStream && (agent?.capabilities.streaming ?? true);
  const { message, names } = a2aMessage({
    messageId: parts.newId(),
    parts: saidTo(agent, asked, conversation),
    conversation,
    metadata: asked.metadata,
    isStream,
  });
  const question = questionOf({ exchange, request, asked, conversation }, message.raw.length, parts.clock());
  const wire = new AgentWire(question, operation === 'responses' ? responseFormat() : chatFormat);
  const outcome = await parts.agentGateway.invoke({
    ...caller,
    id: exchange.id,
    requestId: exchange.requestId,
    front: FRONTS[operation],
    agentRef,
    operation: isStream ? 'stream' : 'send',
    version: '1.0',
    binding: 'HTTP+JSON',
    message,
    names,
    headers: exchange.request.headers,
    claims: request,
    waits: true,
    arrivedAt: exchange.arrivedAt,
    signal: exchange.signal,
    wire,
  });
  return writeAgentOutcome(exchange, outcome, wire, parts);
}

const FRONTS = { 'chat.completions': 'chat', responses: 'responses' } as const;

function bodyOf({ raw, body }: ModelRequest) {
  const value = body ?? parseJson(raw);
  if (isJsonObject(value)) return value;
  throw new SwitchboardError('INVALID_PARAMS', 'The body must be a JSON object.');
}

/** Who may not call the agent must not find it by what it is like: the gateway refuses, as if there were none. */
function reachable(agentRef: string, principal: Principal, agents: AgentDirectory): Agent | undefined {
  const agent = agents.find(agentRef);
  return agent && decide(principal, 'agent.call', agent).allowed ? agent : undefined;
}

/** Who goes on with a conversation has said the rest before. */
const saidTo = (agent: Agent | undefined, asked: Asked, { contextId, taskId }: Continuation): Part[] =>
  contextId === undefined && taskId === undefined ? withHistory(asked, agent?.chatHistory ?? 'none') : asked.parts;

interface Asking {
  exchange: Exchange;
  request: ModelRequest;
  asked: Asked;
  conversation: Continuation;
}

/** @param askedBytes of the message @param now epoch milliseconds */
const questionOf = ({ exchange, request, asked, conversation }: Asking, askedBytes: number, now: number): Question => ({
  callId: exchange.id,
  createdAt: Math.floor(now / 1000),
  model: request.model,
  isStream: request.isStream,
  wantsUsage: request.wantsUsage,
  isResuming: conversation.taskId !== undefined,
  contextId: conversation.contextId,
  asked,
  askedBytes,
});

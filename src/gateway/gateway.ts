import type { Logger } from 'pino';
import type { Agent, AgentDirectory, PlatformName } from '../agents/index.ts';
import type { CallRecorder } from '../ledger/index.ts';
import type { CancelSignal } from '../outbound/index.ts';
import type { Content, Platform, Reply, StreamReply, UnaryReply } from '../platforms/index.ts';
import { createStreamMemory, type Json, type JsonObject, SwitchboardError, type Version } from '../protocol/index.ts';
import { type Metrics, shownTraceId, type TraceContext } from '../tracing/index.ts';
import { admit } from './admit.ts';
import { Course, type Ending } from './course.ts';
import { encodeAnswer, encodeEvent } from './encode.ts';
import { asFailure, outcomeOfBrokenStream, outcomeOfFailure } from './failure.ts';
import type { Gateway, Invocation, Outcome } from './invocation.ts';
import { type CallbackGuard, checkCallbacks } from './push-policy.ts';
import { upstreamHeaders } from './upstream-headers.ts';

/** What the gateway is made of; each part is built once, in `app.ts`. */
export interface GatewayParts {
  agents: AgentDirectory;
  platforms: Record<PlatformName, Platform>;
  recorder: CallRecorder;
  /** Places the call in a trace. */
  beginTrace(headers: Invocation['headers']): TraceContext;
  /** Rewrites an agent's extended card for its callers. */
  serveExtendedCard(agent: Agent, card: Json, version: Version, baseUrl: string): JsonObject;
  /** The agent answered as if its card were out of date: fetch it again, in the background. */
  cardLooksStale(agentId: string): void;
  callbackGuard: CallbackGuard;
  metrics: Pick<Metrics, 'callEnded' | 'upstreamAnswered' | 'streamOpened' | 'streamClosed'>;
  contentByDefault: boolean;
  maxContentBytes: number;
  /** Epoch milliseconds. */
  clock(): number;
  /** Milliseconds that never run backwards. */
  monotonic: () => number;
  log: Logger;
}

/** Builds the way through: admit, run, encode, record. One for all fronts. */
export function createGateway(parts: GatewayParts): Gateway {
  return {
    async invoke(invocation) {
      const trace = parts.beginTrace(invocation.headers);
      const course = new Course(invocation, trace, parts.clock(), parts.monotonic, parts.maxContentBytes);
      try {
        const agent = admitted(course, parts);
        await checkCallbacks(invocation, parts.callbackGuard);
        const reply = await run(course, agent, parts);
        return reply.kind === 'stream' ? streamed(course, reply, parts) : await answered(course, agent, reply, parts);
      } catch (error) {
        return await failed(course, error, parts);
      }
    },
  };
}

/** @throws SwitchboardError when the caller may not call the agent, or the agent cannot be called */
function admitted(course: Course, parts: GatewayParts): Agent {
  const { agent, reason, refusal } = admit(course.invocation, parts.agents);
  course.agent = agent;
  course.decision = reason;
  course.keepsContent = keepsContent(agent, refusal, parts);
  if (refusal) throw refusal;
  if (!agent) throw new Error('an admitted call has an agent');
  return agent;
}

/** An agent that the caller may not see decides nothing, or what is kept would tell that there is one. */
function keepsContent(agent: Agent | null, refusal: SwitchboardError | null, parts: GatewayParts): boolean {
  if (!agent || refusal?.code === 'AGENT_NOT_FOUND' || agent.contentLogging === 'inherit')
    return parts.contentByDefault;
  return agent.contentLogging === 'on';
}

async function run(course: Course, agent: Agent, parts: GatewayParts): Promise<Reply> {
  const { invocation, trace } = course;
  const { operation, version, binding, message, signal } = invocation;
  const askedAt = parts.monotonic();
  const reply = await parts.platforms[agent.platform].run({
    operation,
    version,
    binding,
    message,
    signal,
    upstream: {
      interfaces: agent.interfaces,
      network: agent.network,
      headers: upstreamHeaders({
        agent,
        trace,
        principal: invocation.principal,
        credential: invocation.credential,
        headers: invocation.headers,
      }),
      timeouts: agent.timeouts,
      maxResponseBytes: agent.limits.responseBytes,
      maxEventBytes: agent.limits.eventBytes,
    },
  });
  parts.metrics.upstreamAnswered(agent.name, parts.monotonic() - askedAt);
  course.via = reply.via;
  return reply;
}

async function answered(course: Course, agent: Agent, reply: UnaryReply, parts: GatewayParts): Promise<Outcome> {
  const { invocation } = course;
  const content =
    invocation.operation === 'extended-card' ? rewriteCard(course, agent, reply.content, parts) : reply.content;
  const answer = encodeAnswer(content, invocation);
  course.answering(answer.body, content.sighting);
  await settle(course, { outcome: course.agentOutcome, httpStatus: answer.status }, parts);
  Object.assign(answer.headers, reply.via.headers, callHeaders(course));
  return { kind: 'answer', answer };
}

/** An extended card is rewritten like the public one: upstream addresses and security schemes stay inside. */
function rewriteCard(course: Course, agent: Agent, content: Content, parts: GatewayParts): Content {
  if (content.kind !== 'result') return content;
  const { version, baseUrl } = course.invocation;
  return {
    ...content,
    dialect: version,
    value: parts.serveExtendedCard(agent, content.value, version, baseUrl),
  };
}

function streamed(course: Course, reply: StreamReply, parts: GatewayParts): Outcome {
  return {
    kind: 'stream',
    headers: { ...reply.via.headers, ...callHeaders(course) },
    frames: frames(course, reply, parts),
  };
}

/** The stream as the caller gets it. However it ends, the record is in the journal before the last byte has left. */
async function* frames(course: Course, reply: StreamReply, parts: GatewayParts): AsyncGenerator<Buffer> {
  const { invocation } = course;
  const memory = createStreamMemory(invocation.names);
  let ending: Ending | undefined;
  parts.metrics.streamOpened();
  try {
    for await (const content of reply.events) {
      const frame = encodeEvent(content, invocation, memory);
      course.streaming(frame, content.sighting);
      yield frame.bytes;
    }
    ending = { outcome: course.agentOutcome, httpStatus: 200 };
  } catch (error) {
    if (invocation.signal.aborted) return;
    const failure = asFailure(error);
    report(course, failure, parts);
    ending = { outcome: outcomeOfBrokenStream(failure), httpStatus: 200, error: failure };
    const frame = invocation.wire.failureEvent(failure);
    course.streaming(frame, { terminal: true });
    yield frame.bytes;
  } finally {
    parts.metrics.streamClosed();
    await settle(course, ending ?? interrupted(invocation.signal), parts);
  }
}

/** A stream that nobody ended: the caller left, or the gateway is stopping and says so by its abort reason. */
function interrupted(signal: CancelSignal): Ending {
  const error = signal.reason instanceof SwitchboardError ? signal.reason : undefined;
  return { outcome: error ? outcomeOfFailure(error) : 'caller-left', httpStatus: 200, error };
}

async function failed(course: Course, error: unknown, parts: GatewayParts): Promise<Outcome> {
  const { signal, wire } = course.invocation;
  const failure = signal.aborted && signal.reason instanceof SwitchboardError ? signal.reason : asFailure(error);
  const answer = wire.failure(failure);
  course.answering(answer.body, { terminal: true });
  const left = signal.aborted && failure !== signal.reason;
  const outcome = left ? 'caller-left' : outcomeOfFailure(failure);
  if (!left) report(course, failure, parts);
  try {
    await settle(course, { outcome, httpStatus: answer.status, error: failure }, parts);
  } catch (unrecorded) {
    parts.log.error({ err: unrecorded, requestId: course.invocation.requestId }, 'a failed call could not be recorded');
  }
  Object.assign(answer.headers, callHeaders(course));
  return { kind: 'answer', answer };
}

/** Logs what operators must know, with the cause that callers never see. */
function report(course: Course, failure: SwitchboardError, parts: GatewayParts): void {
  const { agent, invocation } = course;
  if (failure.details.staleCard === true && agent) parts.cardLooksStale(agent.id);
  const outcome = outcomeOfFailure(failure);
  if (outcome === 'refused') return;
  const level = outcome === 'gateway-error' ? 'error' : 'warn';
  parts.log[level](
    { requestId: invocation.requestId, agent: agent?.name, code: failure.code, err: failure.cause ?? failure },
    failure.message,
  );
}

/** Writes the record; resolves when it is in the journal, and only then counts the call. */
async function settle(course: Course, ending: Ending, parts: GatewayParts): Promise<void> {
  const call = course.toCall(ending);
  await parts.recorder.record(call, course.content);
  parts.metrics.callEnded(call);
}

/** By these a caller finds its call in the log, and its trace. */
const callHeaders = ({ invocation, trace }: Course): Record<string, string> => ({
  'x-litellm-call-id': invocation.id,
  'x-litellm-trace-id': shownTraceId(trace),
});

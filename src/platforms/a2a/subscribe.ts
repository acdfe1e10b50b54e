import type { Outbound } from '../../outbound/index.ts';
import { isJsonObject, type Json, SwitchboardError } from '../../protocol/index.ts';
import type { Content, PlatformRequest, Reply, StreamReply } from '../platform.ts';
import { askFor } from './ask.ts';
import type { Route } from './route.ts';
import { askStream, streamOf } from './stream.ts';
import { askOnce } from './unary.ts';

/**
 * Subscribes across versions, which disagree about how a subscription begins and about finished tasks (A2A wire notes,
 * 1.6 and 1.13): 1.0 begins with the Task and refuses finished ones, 0.3 begins anyhow and hands finished ones over.
 */
export async function subscribeAcross(outbound: Outbound, request: PlatformRequest, route: Route): Promise<Reply> {
  const params = request.message.params();
  const subscribe = askFor(request, route, 'subscribe', params);
  const get = askFor(request, route, 'get', { id: params['id'] });
  return request.version === '1.0'
    ? beginWithTask(
        () => askOnce(outbound, get, '1.0'),
        () => askStream(outbound, subscribe, request),
      )
    : endWithTask(
        () => askOnce(outbound, get, '0.3'),
        () => askStream(outbound, subscribe, request),
      );
}

type AskTask = () => ReturnType<typeof askOnce>;
type AskEvents = () => Promise<Reply>;

/** For 1.0 callers of 0.3 agents. What happens between the two questions is in the events, or in the next Task. */
async function beginWithTask(askTask: AskTask, askEvents: AskEvents): Promise<Reply> {
  const task = await askTask();
  if (isError(task.content)) return task;
  if (task.content.sighting.terminal) throw finished();
  const reply = await askEvents();
  if (reply.kind === 'unary') return reply;
  return { ...reply, events: prepend(asEvent(task.content), reply) };
}

/** For 0.3 callers of 1.0 agents, which refuse to stream a finished task. Other refusals stay refusals. */
async function endWithTask(askTask: AskTask, askEvents: AskEvents): Promise<Reply> {
  const reply = await askEvents();
  if (reply.kind === 'stream' || reply.content.sighting.errorCode !== UNSUPPORTED) return reply;
  const task = await askTask();
  if (isError(task.content) || !task.content.sighting.terminal) return reply;
  return streamOf(task.via, [asEvent(task.content)]);
}

const UNSUPPORTED = -32004;

const isError = ({ sighting }: Content): boolean => sighting.errorCode !== undefined;

async function* prepend(first: Content, { events }: StreamReply): AsyncGenerator<Content> {
  yield first;
  yield* events;
}

/** A Task stands bare in the answer to `get`, and wrapped in a stream, except in the `kind` shape of 0.3. */
const asEvent = (content: Content): Content =>
  content.kind === 'result' && content.dialect !== '0.3' ? { ...content, value: wrapped(content.value) } : content;

const wrapped = (task: Json): Json => (isJsonObject(task) ? { task } : task);

const finished = (): SwitchboardError =>
  new SwitchboardError(
    'UNSUPPORTED_OPERATION',
    'The task is finished: there is nothing to subscribe to. Get it instead.',
  );

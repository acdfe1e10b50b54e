import type { Agent } from '../agents/index.ts';
import type { CancelSignal } from '../outbound/index.ts';
import type { Content, Reply } from '../platforms/index.ts';
import { parseJson, type Sighting, SwitchboardError, translateResult } from '../protocol/index.ts';
import type { Course } from './course.ts';
import { askOnBehalf, getMessage } from './on-behalf.ts';
import type { GatewayParts } from './parts.ts';

/** Whose answer is waited for. */
interface Waiting {
  course: Course;
  agent: Agent;
  parts: GatewayParts;
}

/**
 * For callers that cannot come back for a task: where the agent answers with one that is under way, or its stream breaks
 * off before the task is at rest, the task is asked for again and again until it is.
 *
 * @throws SwitchboardError; of a stream, by its events
 */
export async function patient(reply: Reply, waiting: Waiting): Promise<Reply> {
  if (reply.kind === 'stream') return { ...reply, events: untilRest(reply.events, waiting) };
  const { taskId } = reply.content.sighting;
  if (taskId === undefined || isAtRest(reply.content.sighting)) return reply;
  return { ...reply, content: await restedTask(taskId, waiting) };
}

async function* untilRest(events: AsyncIterable<Content>, waiting: Waiting): AsyncGenerator<Content> {
  let taskId: string | undefined;
  try {
    for await (const content of events) {
      taskId = content.sighting.taskId ?? taskId;
      yield content;
    }
  } catch (error) {
    const isCut = error instanceof SwitchboardError && error.code === 'UPSTREAM_TRUNCATED';
    if (!isCut || taskId === undefined || waiting.course.invocation.signal.aborted) throw error;
    yield await restedTask(taskId, waiting);
  }
}

/** Milliseconds: most tasks that come back late are done soon, and those that are not should not be asked for often. */
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;
/** In a row: the task goes on whether or not its agent can be reached. */
const MAX_FAILURES = 3;

/** @throws SwitchboardError of the last of several failures; the signal's reason */
async function restedTask(taskId: string, waiting: Waiting): Promise<Content> {
  const { signal } = waiting.course.invocation;
  let failures = 0;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    await pause(pauseMs, signal);
    try {
      const content = await currentTask(taskId, waiting);
      if (isAtRest(content.sighting)) return content;
      failures = 0;
    } catch (error) {
      failures += 1;
      if (signal.aborted || failures === MAX_FAILURES || !mayRecover(error)) throw error;
    }
  }
}

const mayRecover = (error: unknown): boolean => error instanceof SwitchboardError && error.row.retry;

/** The task as it stands, as an answer to a send tells it. */
async function currentTask(taskId: string, { course, agent, parts }: Waiting): Promise<Content> {
  const deploymentId = course.attempt?.deployment.id ?? null;
  const { claim } = course;
  const question = { operation: 'get', message: getMessage(taskId), claim, deploymentId } as const;
  const content = await askOnBehalf(course, question, agent, parts);
  const { sighting } = content;
  if (content.kind === 'error' || sighting.errorCode !== undefined) throw lostTask();
  const task =
    content.kind === 'bytes' ? parseJson(content.body) : translateResult('get', content.value, content.dialect, '1.0');
  return { kind: 'result', dialect: '1.0', value: { task }, sighting };
}

/** Nothing happens any more before the caller says something, or at all. */
const isAtRest = ({ terminal, state, errorCode }: Sighting): boolean =>
  terminal || errorCode !== undefined || state === 'input-required' || state === 'auth-required';

const lostTask = (): SwitchboardError =>
  new SwitchboardError('UPSTREAM_FAILED', 'The agent began a task, and does not say any more what became of it.');

/** @throws the signal's reason */
function pause(ms: number, signal: CancelSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}

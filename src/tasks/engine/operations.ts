import {
  type ErrorCode,
  type JsonObject,
  type Operation,
  SwitchboardError,
  UpstreamFailure,
} from '../../protocol/index.ts';
import { inCamelCase } from '../camel-case.ts';
import { taskNotFound } from '../not-found.ts';
import { isTerminal, plainState, type Task } from './a2a.ts';
import { type Begin, createBeginnings } from './beginnings.ts';
import type { EngineContent, EngineReply, EngineRequest } from './contract.ts';
import { refusal } from './failures.ts';
import { fold } from './fold.ts';
import type { Keeper } from './keeper.ts';
import type { CurrentTurn, LiveTask } from './live-task.ts';
import { Narrator } from './narrator.ts';
import { shownTask, sightingOfTask, withUsage } from './news.ts';
import { readHistoryLength, readSaid } from './said.ts';
import type { Turns } from './turns.ts';

export interface OperationsParts {
  keeper: Keeper;
  turns: Turns;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
}

type Run = (request: EngineRequest) => Promise<EngineReply>;

/**
 * How long an agent may take to refuse before a stream begins, milliseconds. A stream that works must not be held back from
 * its caller, who may be behind a proxy with little patience.
 */
const ANNOUNCE_WITHIN_MS = 1_000;

/** The operations of A2A, answered from the engine's tasks (A2A 1.0, section 3.1). */
export function createOperations(parts: OperationsParts): Run {
  const { keeper } = parts;
  const begin = createBeginnings(parts);

  /** @throws SwitchboardError TASK_NOT_FOUND, in the same words for what is somebody else's */
  const ownTask = async ({ agentId, owners, params }: EngineRequest): Promise<LiveTask> => {
    const id = typeof params['id'] === 'string' ? params['id'] : '';
    const live = await keeper.find(agentId, id);
    if (!live || !owners.includes(live.record.owner)) throw taskNotFound(id);
    return live;
  };

  const operations: Record<Operation, Run> = {
    send: (request) => send(request, begin),
    stream: (request) => stream(request, begin),
    async get(request) {
      const live = await ownTask(request);
      const historyLength = readHistoryLength(inCamelCase(request.params)['historyLength']);
      return { kind: 'answer', ...(await answer(live, (task) => shownTask(task, historyLength))) };
    },
    async cancel(request) {
      const live = await ownTask(request);
      await cancel(live, parts);
      return { kind: 'answer', ...(await answer(live, (task) => shownTask(task))) };
    },
    async subscribe(request) {
      const live = await ownTask(request);
      if (request.version === '1.0' && isTerminal(live.task.status.state)) throw finished();
      return subscribed(live, request.signal);
    },
    list: refuse('UNSUPPORTED_OPERATION', 'This agent has no list of tasks; the gateway has.'),
    'extended-card': refuse('UNSUPPORTED_OPERATION', 'This agent has no extended card.'),
    'push-create': noPush,
    'push-get': noPush,
    'push-list': noPush,
    'push-delete': noPush,
  };
  return (request) => operations[request.operation](request);
}

/** Answers with the task once it is at rest, or at once when the caller would rather ask for it later. */
async function send(request: EngineRequest, begin: Begin): Promise<EngineReply> {
  const said = readSaid(request.params);
  const { live, turn, isOwn } = await begin(request, said);
  if (!said.returnImmediately) await turn?.wait(request.signal);
  const { value, sighting } = await answer(live, (task) => ({ task: shownTask(task, said.historyLength) }));
  const own = isOwn ? (turn ?? undefined) : undefined;
  return { kind: 'answer', value, sighting: withUsage(sighting, own?.usage), turn: own };
}

async function stream(request: EngineRequest, begin: Begin): Promise<EngineReply> {
  const { signal } = request;
  const said = readSaid(request.params);
  const { live, turn, isOwn } = await begin(request, said);
  const { written } = live;
  const events = live.subscribe(signal, said.historyLength);
  try {
    await turn?.announce(ANNOUNCE_WITHIN_MS, signal);
    await written;
  } catch (error) {
    await events.return();
    throw error;
  }
  return turn && isOwn ? { kind: 'stream', events: withUsageOf(turn, events), turn } : { kind: 'stream', events };
}

async function* withUsageOf(turn: CurrentTurn, events: AsyncIterable<EngineContent>): AsyncGenerator<EngineContent> {
  for await (const { value, sighting } of events) yield { value, sighting: withUsage(sighting, turn.usage) };
}

async function subscribed(live: LiveTask, signal: EngineRequest['signal']): Promise<EngineReply> {
  const { written } = live;
  const events = live.subscribe(signal, undefined);
  await written;
  return { kind: 'stream', events };
}

/** Cancels what can still be canceled; what was canceled before stays so (A2A 1.0, section 3.1.5). */
async function cancel(live: LiveTask, { keeper, clock, newId }: OperationsParts): Promise<void> {
  if (!isTerminal(live.task.status.state)) await live.turn?.cancel().catch(asRefusal);
  const { state } = live.task.status;
  if (state === 'TASK_STATE_CANCELED') return;
  if (isTerminal(state)) throw notCancelable(plainState(state));
  const narrator = new Narrator({ turn: live.record.turn, clock, newId });
  const update = narrator.status(live.task, 'TASK_STATE_CANCELED', 'The task was canceled.');
  await keeper.commit(live, { updates: [update], task: fold(live.task, update) });
}

function asRefusal(error: unknown): never {
  throw error instanceof UpstreamFailure ? refusal(error.terms, error) : error;
}

/** The task as it stands, once a crash cannot take that back. */
async function answer(live: LiveTask, show: (task: Task) => JsonObject): Promise<EngineContent> {
  const { task, written } = live;
  await written;
  return { value: show(task), sighting: sightingOfTask(task) };
}

const refuse =
  (code: ErrorCode, message: string): Run =>
  async () => {
    throw new SwitchboardError(code, message);
  };

const noPush = refuse(
  'PUSH_NOTIFICATION_NOT_SUPPORTED',
  'This agent takes no push notification configs. Poll the task or subscribe to it.',
);

const notCancelable = (state: string): SwitchboardError =>
  new SwitchboardError('TASK_NOT_CANCELABLE', `The task is finished (${state}): there is nothing to cancel.`);

const finished = (): SwitchboardError =>
  new SwitchboardError(
    'UNSUPPORTED_OPERATION',
    'The task is finished: there is nothing to subscribe to. Get it instead.',
  );

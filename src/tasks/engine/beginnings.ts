import { SwitchboardError } from '../../protocol/index.ts';
import { taskNotFound } from '../not-found.ts';
import { isInterrupted, isTerminal, type Message, plainState, type Task } from './a2a.ts';
import type { EngineRequest } from './contract.ts';
import { sentKey } from './engine-log.ts';
import type { Keeper } from './keeper.ts';
import type { CurrentTurn, LiveTask } from './live-task.ts';
import type { SentMessage, TaskRecord } from './record.ts';
import { checkParts, type SaidMessage } from './said.ts';
import type { Turns } from './turns.ts';

/**
 * Begins the turn that a message asks for; or finds the one that the same message has begun before.
 *
 * @throws SwitchboardError CONTENT_TYPE_NOT_SUPPORTED, TASK_NOT_FOUND, INVALID_PARAMS, UNSUPPORTED_OPERATION, OVERLOADED,
 *   UNAVAILABLE; then nothing was begun
 */
export type Begin = (request: EngineRequest, said: SaidMessage) => Promise<Begun>;

export interface Begun {
  live: LiveTask;
  /** Null when it is over already. */
  turn: CurrentTurn | null;
  /** Whether it was begun by this very call. */
  isOwn: boolean;
}

export interface BeginningsParts {
  keeper: Keeper;
  turns: Turns;
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
}

/** A message that comes again later than this is a new one. */
const REPEATED_WITHIN_MS = 24 * 60 * 60 * 1000;

export function createBeginnings({ keeper, turns, clock, newId }: BeginningsParts): Begin {
  /** By the message's key: whoever comes in the meantime with the same one joins. */
  const underWay = new Map<string, Promise<Begun>>();

  const begin: Begin = async (request, said) => {
    checkParts(said.parts, request.runner.limits.inputParts);
    const message = {
      agentId: request.agentId,
      owner: request.owners[0],
      messageId: said.messageId,
      digest: said.digest,
    };
    const key = sentKey(message);
    const joined = underWay.get(key);
    if (joined) return join((await joined).live, request, said);
    const beginning = findOrBegin({ ...message, at: clock() }, request, said).finally(() => underWay.delete(key));
    underWay.set(key, beginning);
    return beginning;
  };

  /** The turn may have been refused in the meantime. */
  const join = async (live: LiveTask, request: EngineRequest, said: SaidMessage): Promise<Begun> =>
    live.isDropped ? begin(request, said) : { live, turn: live.turn, isOwn: false };

  const findOrBegin = async (
    message: Omit<SentMessage, 'taskId'>,
    request: EngineRequest,
    said: SaidMessage,
  ): Promise<Begun> => {
    const { agentId, owners } = request;
    const begunBefore = await keeper.begunBy({ ...message, at: message.at - REPEATED_WITHIN_MS });
    const repeated = begunBefore === undefined ? undefined : await keeper.find(agentId, begunBefore);
    if (repeated && owners.includes(repeated.record.owner)) return join(repeated, request, said);
    return said.taskId === undefined ? newTask(message, request, said) : nextTurn(said.taskId, message, request, said);
  };

  const newTask = async (
    message: Omit<SentMessage, 'taskId'>,
    request: EngineRequest,
    said: SaidMessage,
  ): Promise<Begun> => {
    const { agentId, owner, at } = message;
    const names = { taskId: newId(), contextId: said.contextId ?? newId() };
    await request.onNewTask?.(names.taskId);
    const record: TaskRecord = {
      ...names,
      agentId,
      owner,
      deploymentId: request.deploymentId,
      state: 'submitted',
      turn: 1,
      seq: 0,
      run: null,
      resume: null,
      createdAt: at,
      updatedAt: at,
    };
    const task: Task = {
      id: names.taskId,
      contextId: names.contextId,
      status: { state: 'TASK_STATE_SUBMITTED', timestamp: timeOf(at) },
      artifacts: [],
      history: [messageOf(said, names)],
      metadata: {},
    };
    const live = keeper.make(record, task);
    const sent = { ...message, taskId: record.taskId };
    return start(live, { record, task, sent, undo: () => keeper.drop(live, sent) }, request, said);
  };

  const nextTurn = async (
    taskId: string,
    message: Omit<SentMessage, 'taskId'>,
    request: EngineRequest,
    said: SaidMessage,
  ): Promise<Begun> => {
    const live = await keeper.find(request.agentId, taskId);
    if (!live || !request.owners.includes(live.record.owner)) throw taskNotFound(taskId);
    checkContinuable(live, said);
    const { record, task } = live;
    const { status, history } = task;
    const asked = status.message ? [status.message] : [];
    const next: Task = {
      ...task,
      status: { state: 'TASK_STATE_WORKING', timestamp: timeOf(message.at) },
      history: [...history, ...asked, messageOf(said, record)],
    };
    const sent = { ...message, taskId };
    const undo = () => keeper.put(live, record, task, { unsent: sent });
    return start(
      live,
      { record: { ...record, turn: record.turn + 1, run: null }, task: next, sent, undo },
      request,
      said,
    );
  };

  /** Written down before the agent hears of it. */
  const start = async (
    live: LiveTask,
    { record, task, sent, undo }: Start,
    { runner }: EngineRequest,
    said: SaidMessage,
  ): Promise<Begun> => {
    const place = turns.enter(record, runner);
    const written = keeper.put(live, record, task, { sent });
    const turn = turns.next(live, said, place, runner, undo);
    if (said.returnImmediately) turn.detach();
    try {
      await written;
    } catch (error) {
      turn.discard();
      throw error;
    }
    turn.start();
    return { live, turn, isOwn: true };
  };

  return begin;
}

/** What a turn begins with. */
interface Start {
  record: TaskRecord;
  task: Task;
  sent: SentMessage;
  undo: () => Promise<void>;
}

/** @throws SwitchboardError when the task takes no message now (A2A 1.0, section 3.1.1), or is in another context */
function checkContinuable({ record, task, turn }: LiveTask, { contextId }: SaidMessage): void {
  const { state } = task.status;
  if (isTerminal(state)) throw finished(plainState(state));
  if (turn || !isInterrupted(state)) throw working();
  if (contextId === undefined || contextId === record.contextId) return;
  throw new SwitchboardError('INVALID_PARAMS', 'The task is in another context than the one named beside it.');
}

const messageOf = (
  { messageId, parts, rest }: SaidMessage,
  names: Pick<TaskRecord, 'taskId' | 'contextId'>,
): Message => ({
  messageId,
  role: 'ROLE_USER',
  parts,
  taskId: names.taskId,
  contextId: names.contextId,
  ...rest,
});

const timeOf = (at: number): string => new Date(at).toISOString();

const finished = (state: string): SwitchboardError =>
  new SwitchboardError(
    'UNSUPPORTED_OPERATION',
    `The task is finished (${state}) and takes no more messages. Leave the taskId out to begin a new one in its context.`,
  );

const working = (): SwitchboardError =>
  new SwitchboardError(
    'UNSUPPORTED_OPERATION',
    'The agent is working on the task, and takes a message for it when it asks for one. Subscribe to the task, or cancel it.',
  );

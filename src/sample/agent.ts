import { setTimeout as pause } from 'node:timers/promises';
import { type Json, type JsonObject, type Operation, SwitchboardError } from '../protocol/index.ts';
import { listTasks } from './list.ts';
import { numberOf, objectOf, stringOf, textOf } from './params.ts';
import { directReply, type Step, script } from './script.ts';
import { SampleTask } from './task.ts';

export interface SampleAgentOptions {
  /** Epoch milliseconds. */
  clock: () => number;
  newId: () => string;
  /** How many tasks are remembered; the oldest is forgotten first. */
  maxTasks: number;
}

const ARTIFACT = 'answer';

/** A small A2A agent. It speaks 1.0 JSON, whole and valid; the server checks, and translates for those who speak 0.3. */
export class SampleAgent {
  readonly #options: SampleAgentOptions;
  readonly #tasks = new Map<string, SampleTask>();

  constructor(options: SampleAgentOptions) {
    this.#options = options;
  }

  /**
   * Runs an operation with one answer.
   * @param signal aborts when the caller leaves: waiting ends, the task goes on
   * @throws SwitchboardError of A2A's rows
   */
  async answer(operation: Operation, params: JsonObject, signal: AbortSignal): Promise<Json> {
    switch (operation) {
      case 'send':
        return this.#send(params, signal);
      case 'get':
        return this.#find(params['id']).toJson({ historyLength: numberOf(params['historyLength']) });
      case 'list':
        return listTasks([...this.#tasks.values()], params);
      case 'cancel':
        return this.#cancel(params);
      case 'push-create':
      case 'push-get':
      case 'push-list':
      case 'push-delete':
        throw new SwitchboardError('PUSH_NOTIFICATION_NOT_SUPPORTED', 'This agent sends no push notifications.');
      default:
        throw new SwitchboardError('UNSUPPORTED_OPERATION', `This agent does not offer "${operation}".`);
    }
  }

  /**
   * Runs an operation that answers with events. What is wrong with the request is thrown at once, before any event.
   * @throws SwitchboardError of A2A's rows
   */
  events(operation: 'stream' | 'subscribe', params: JsonObject, signal: AbortSignal): AsyncIterable<JsonObject> {
    return operation === 'stream' ? this.#stream(params, signal) : this.#subscribe(params, signal);
  }

  /** A send is a stream whose end one waits for, unless the caller wants to return at once (A2A 1.0, section 3.2.2). */
  async #send(params: JsonObject, signal: AbortSignal): Promise<Json> {
    const configuration = objectOf(params['configuration']);
    let first: JsonObject = {};
    for await (const event of this.#stream(params, signal)) {
      if (event['task'] || event['message']) first = event;
      if (configuration['returnImmediately'] === true) break;
    }
    const task = this.#tasks.get(stringOf(objectOf(first['task'])['id']) ?? '');
    return task ? { task: task.toJson({ historyLength: numberOf(configuration['historyLength']) }) } : first;
  }

  #stream(params: JsonObject, signal: AbortSignal): AsyncIterable<JsonObject> {
    const message = objectOf(params['message']);
    const text = textOf(message);
    const continued = this.#continued(message);
    const contextId = continued?.contextId ?? stringOf(message['contextId']) ?? this.#options.newId();

    const reply = continued ? undefined : directReply(text);
    if (reply !== undefined) return following({ message: this.#say(reply, { contextId }) });

    const task = continued ?? this.#create(contextId);
    task.remember(message);
    const events = following({ task: task.toJson() }, task.events(signal));
    // The task's life does not depend on who listens (A2A 1.0, section 3.5.2).
    void this.#play(task, script(text, continued !== undefined));
    return events;
  }

  #subscribe(params: JsonObject, signal: AbortSignal): AsyncIterable<JsonObject> {
    const task = this.#find(params['id']);
    if (!task.isTerminal) return following({ task: task.toJson() }, task.events(signal));
    throw new SwitchboardError('UNSUPPORTED_OPERATION', 'The task has ended and nothing will follow: get it instead.');
  }

  /** The task a message goes on with, if it names one. */
  #continued(message: JsonObject): SampleTask | undefined {
    if (message['taskId'] === undefined) return undefined;
    const task = this.#find(message['taskId']);
    const contextId = stringOf(message['contextId']);
    if (contextId !== undefined && contextId !== task.contextId) {
      throw new SwitchboardError('INVALID_PARAMS', 'The message names a task and a context it does not belong to.');
    }
    if (task.asksForInput) return task;
    throw new SwitchboardError('UNSUPPORTED_OPERATION', 'The task does not wait for a message.');
  }

  /** Plays a script into a task, until its end or until the task is canceled. */
  async #play(task: SampleTask, steps: Iterable<Step>): Promise<void> {
    const { signal } = task.canceled;
    for (const step of steps) {
      if (step.do === 'wait') await pause(step.ms, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      if (step.do === 'artifact') task.addArtifact(ARTIFACT, [{ text: step.text }], step.append, step.last);
      if (step.do === 'status') {
        const message = step.text === undefined ? undefined : this.#say(step.text, task);
        task.changeStatus(step.state, this.#now(), message);
      }
    }
  }

  #cancel(params: JsonObject): Json {
    const task = this.#find(params['id']);
    if (task.isTerminal) throw new SwitchboardError('TASK_NOT_CANCELABLE', 'The task has already ended.');
    task.canceled.abort();
    task.changeStatus('TASK_STATE_CANCELED', this.#now());
    return task.toJson();
  }

  #find(id: Json | undefined): SampleTask {
    const taskId = stringOf(id) ?? '';
    const task = this.#tasks.get(taskId);
    if (task) return task;
    const metadata = { taskId };
    throw new SwitchboardError('TASK_NOT_FOUND', 'There is no such task, or not any more.', { metadata });
  }

  #create(contextId: string): SampleTask {
    const task = new SampleTask(this.#options.newId(), contextId, this.#now());
    this.#tasks.set(task.id, task);
    const [oldest] = this.#tasks.keys();
    if (this.#tasks.size > this.#options.maxTasks && oldest !== undefined) this.#tasks.delete(oldest);
    return task;
  }

  #say(text: string, about: { id?: string; contextId: string }): JsonObject {
    const names = { contextId: about.contextId, ...(about.id !== undefined && { taskId: about.id }) };
    return { messageId: this.#options.newId(), ...names, role: 'ROLE_AGENT', parts: [{ text }] };
  }

  #now(): string {
    return new Date(this.#options.clock()).toISOString();
  }
}

/** One event, and then the others, if any. */
async function* following(first: JsonObject, others?: AsyncIterable<JsonObject>): AsyncGenerator<JsonObject> {
  yield first;
  if (others) yield* others;
}

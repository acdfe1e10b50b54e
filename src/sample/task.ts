import { EventEmitter, on } from 'node:events';
import type { Json, JsonObject } from '../protocol/index.ts';
import type { State } from './script.ts';

const TERMINAL: readonly State[] = ['TASK_STATE_COMPLETED', 'TASK_STATE_FAILED', 'TASK_STATE_CANCELED'];

/** One task: what has happened so far, and whoever listens to what happens next. */
export class SampleTask {
  readonly id: string;
  readonly contextId: string;
  /** Aborts when the caller cancels the task. */
  readonly canceled = new AbortController();
  #status: { state: State; timestamp: string; message?: JsonObject };
  readonly #history: JsonObject[] = [];
  readonly #artifacts = new Map<string, { artifactId: string; name: string; parts: Json[] }>();
  readonly #listeners = new EventEmitter().setMaxListeners(0);

  constructor(id: string, contextId: string, createdAt: string) {
    this.id = id;
    this.contextId = contextId;
    this.#status = { state: 'TASK_STATE_SUBMITTED', timestamp: createdAt };
  }

  get state(): State {
    return this.#status.state;
  }

  /** When the status last changed; lists are sorted by it (A2A 1.0, section 3.1.4). */
  get changedAt(): string {
    return this.#status.timestamp;
  }

  get isTerminal(): boolean {
    return TERMINAL.includes(this.state);
  }

  get asksForInput(): boolean {
    return this.state === 'TASK_STATE_INPUT_REQUIRED';
  }

  remember(message: JsonObject): void {
    this.#history.push({ ...message, taskId: this.id, contextId: this.contextId });
  }

  changeStatus(state: State, timestamp: string, message?: JsonObject): void {
    this.#status = { state, timestamp, ...(message && { message }) };
    if (message) this.#history.push(message);
    this.#announce({ statusUpdate: { ...this.#names(), status: this.#status } });
    if (this.isTerminal || this.asksForInput) this.#listeners.emit('pause');
  }

  addArtifact(artifactId: string, parts: Json[], append: boolean, lastChunk: boolean): void {
    const name = 'result';
    const before = append ? (this.#artifacts.get(artifactId)?.parts ?? []) : [];
    this.#artifacts.set(artifactId, { artifactId, name, parts: [...before, ...parts] });
    const marks = { ...(append && { append }), ...(lastChunk && { lastChunk }) };
    this.#announce({ artifactUpdate: { ...this.#names(), artifact: { artifactId, name, parts }, ...marks } });
  }

  /**
   * The events from now on, until the task ends or asks for input. Listening starts with the call, not with the first
   * read, so that nothing is missed in between.
   */
  events(signal: AbortSignal): AsyncIterable<JsonObject> {
    return first(on(this.#listeners, 'event', { close: ['pause'], signal }));
  }

  /** The Task object (A2A 1.0, section 4.1.1). @param historyLength at most so many newest messages; absent means all */
  toJson(options: { historyLength?: number; artifacts?: boolean } = {}): JsonObject {
    const { historyLength = this.#history.length, artifacts = true } = options;
    const history = historyLength === 0 ? [] : this.#history.slice(-historyLength);
    return {
      id: this.id,
      contextId: this.contextId,
      status: { ...this.#status },
      ...(artifacts && this.#artifacts.size > 0 && { artifacts: [...this.#artifacts.values()] }),
      ...(history.length > 0 && { history }),
    };
  }

  #names() {
    return { taskId: this.id, contextId: this.contextId };
  }

  #announce(event: JsonObject): void {
    this.#listeners.emit('event', event);
  }
}

/** `events.on` yields argument lists; an event has one argument. */
async function* first(lists: AsyncIterable<JsonObject[]>): AsyncGenerator<JsonObject> {
  for await (const [event] of lists) if (event) yield event;
}

import type { ServerResponse } from 'node:http';

/** What a fake platform tells of one run: kept, so that whoever comes later hears it from any place on. */
export class EventTape<Event> {
  readonly events: Event[] = [];
  #isOver = false;
  readonly #waiting = new Set<() => void>();

  push(event: Event): void {
    this.events.push(event);
    this.#wake();
  }

  /** Nothing more comes. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  /** Resolves when nothing more comes. */
  async ended(): Promise<void> {
    while (!this.#isOver) await this.#more();
  }

  /** Writes what there is and what comes as server-sent events, and ends the response. @param from place of the first one */
  async play(response: ServerResponse, frame: (event: Event) => string, from = 0): Promise<void> {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.flushHeaders();
    for (let next = from; !response.destroyed; ) {
      for (const event of this.events.slice(next)) response.write(frame(event));
      next = Math.max(next, this.events.length);
      if (this.#isOver) break;
      await this.#more();
    }
    response.end();
  }

  #more(): Promise<void> {
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
  }
}

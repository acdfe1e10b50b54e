import { setTimeout as pause } from 'node:timers/promises';
import type { Part, State, Step } from './script.ts';

/** The side of a peer that knows its SDK: what each step means in its version. */
export interface Stage {
  reply(text: string): void;
  /** Shows the task, before anything else happens in it. */
  begin(): void;
  status(state: State, text?: string): void;
  artifact(id: string, parts: Part[], append: boolean, last: boolean): void;
  /** Nothing more follows. */
  end(): void;
}

/** Plays scripts into tasks, and stops those that are canceled. */
export class Player {
  readonly #playing = new Map<string, AbortController>();

  async play(taskId: string, steps: Iterable<Step>, stage: Stage): Promise<void> {
    const canceled = new AbortController();
    this.#playing.set(taskId, canceled);
    try {
      await playAll(steps, stage, canceled.signal);
      stage.end();
    } finally {
      this.#playing.delete(taskId);
    }
  }

  /** @returns false when nothing is playing in that task */
  cancel(taskId: string): boolean {
    this.#playing.get(taskId)?.abort();
    return this.#playing.has(taskId);
  }
}

async function playAll(steps: Iterable<Step>, stage: Stage, canceled: AbortSignal): Promise<void> {
  let begun = false;
  for (const step of steps) {
    if (step.do === 'reply') return stage.reply(step.text);
    if (!begun) stage.begin();
    begun = true;
    await playOne(step, stage, canceled);
    if (canceled.aborted) return stage.status('canceled', 'canceled by client');
  }
}

async function playOne(step: Step, stage: Stage, canceled: AbortSignal): Promise<void> {
  switch (step.do) {
    case 'status':
      return stage.status(step.state, step.text);
    case 'artifact':
      return stage.artifact(step.id, step.parts, step.append, step.last);
    case 'wait':
      return pause(step.ms, undefined, { signal: canceled }).catch(() => undefined);
    case 'hang':
      return new Promise((resolve) => canceled.addEventListener('abort', () => resolve()));
    case 'throw':
      throw new Error('executor blew up');
    default:
  }
}

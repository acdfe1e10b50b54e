import type { LifecycleState } from './admin/index.ts';

/** Where the process is in its life; health and fronts look at it, only `app.ts` moves it. */
export class Lifecycle {
  #state: LifecycleState = 'starting';

  get state(): LifecycleState {
    return this.#state;
  }

  ready(): void {
    if (this.#state === 'starting') this.#state = 'ready';
  }

  stopping(): void {
    this.#state = 'stopping';
  }
}

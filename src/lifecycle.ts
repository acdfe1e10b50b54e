import type { LifecycleState } from './admin/index.ts';
import { SwitchboardError } from './protocol/index.ts';

/** Where the process is in its life; health and fronts look at it, only `app.ts` moves it. */
export class Lifecycle {
  #state: LifecycleState = 'starting';

  get state(): LifecycleState {
    return this.#state;
  }

  /** Why no call is taken, if that is so. */
  refusal(): SwitchboardError | undefined {
    if (this.#state !== 'stopping') return undefined;
    return new SwitchboardError('SHUTTING_DOWN', 'The gateway is stopping. Call again.', { retryAfterSeconds: 5 });
  }

  ready(): void {
    if (this.#state === 'starting') this.#state = 'ready';
  }

  stopping(): void {
    this.#state = 'stopping';
  }
}

import type { CancelSignal } from '../../outbound/index.ts';

/** A promise that others keep or break, the first time they say so; broken ones need no listener. */
export class Settlement {
  readonly promise: Promise<void>;
  #isSettled = false;
  #resolve: () => void = () => undefined;
  #reject: (reason: unknown) => void = () => undefined;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
    this.promise.catch(() => undefined);
  }

  get isSettled(): boolean {
    return this.#isSettled;
  }

  resolve(): void {
    this.#isSettled = true;
    this.#resolve();
  }

  reject(reason: unknown): void {
    this.#isSettled = true;
    this.#reject(reason);
  }
}

/**
 * Waits for something, but no longer than the caller does.
 * @throws the reason of `signal` as soon as that aborts; what the promise is broken with
 */
export async function unlessAborted(promise: Promise<unknown>, signal: CancelSignal): Promise<void> {
  const aborted = new Settlement();
  const onAbort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', onAbort);
  if (signal.aborted) onAbort();
  try {
    await Promise.race([aborted.promise, promise]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

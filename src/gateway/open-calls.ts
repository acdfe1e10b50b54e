import { isStreaming, SwitchboardError } from '../protocol/index.ts';
import type { Invocation } from './invocation.ts';

interface OpenCallsOptions {
  /** How many streams may be open at a time, of all callers together. */
  maxStreams: number;
  /** Told that a stream was refused. */
  onRefused: () => void;
}

const RETRY_AFTER_SECONDS = 5;

/** The calls that run now, by agent, so that they can be ended together; and a bound for the streams among them. */
export class OpenCalls {
  readonly #byAgent = new Map<string, Set<Invocation>>();
  readonly #options: OpenCallsOptions;
  #streams = 0;

  constructor(options: OpenCallsOptions) {
    this.#options = options;
  }

  /** @throws SwitchboardError OVERLOADED when it asks for a stream, and as many are open as may be */
  add(agentId: string, invocation: Invocation): void {
    if (isStreaming(invocation.operation)) this.#addStream();
    const open = this.#byAgent.get(agentId);
    if (open) open.add(invocation);
    else this.#byAgent.set(agentId, new Set([invocation]));
  }

  remove(agentId: string, invocation: Invocation): void {
    // An empty set stays: the next call of the agent is not far.
    if (!this.#byAgent.get(agentId)?.delete(invocation)) return;
    if (isStreaming(invocation.operation)) this.#streams--;
  }

  #addStream(): void {
    const { maxStreams, onRefused } = this.#options;
    if (this.#streams >= maxStreams) {
      onRefused();
      throw new SwitchboardError(
        'OVERLOADED',
        `The gateway has as many streams open as it may (server.max_streams: ${maxStreams}). Call again later, or ` +
          'without streaming.',
        { retryAfterSeconds: RETRY_AFTER_SECONDS },
      );
    }
    this.#streams++;
  }

  /**
   * Ends every call to an agent; each tells its caller the reason.
   *
   * @returns how many there were
   */
  end(agentId: string, reason: SwitchboardError): number {
    const open = [...(this.#byAgent.get(agentId) ?? [])];
    for (const { signal } of open) signal.abort(reason);
    return open.length;
  }
}

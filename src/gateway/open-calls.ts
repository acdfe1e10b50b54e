import { isStreaming, SwitchboardError } from '../protocol/index.ts';
import { Bag, type Bagged } from './bag.ts';
import type { Invocation } from './invocation.ts';

/** A call that runs now. */
export interface OpenCall extends Bagged {
  readonly invocation: Pick<Invocation, 'principal' | 'credential' | 'agentRef' | 'operation' | 'signal'>;
}

interface OpenCallsOptions {
  /** How many streams may be open at a time, of all callers together. */
  maxStreams: number;
  /** Told that a stream was refused. */
  onRefused: () => void;
}

const RETRY_AFTER_SECONDS = 5;

/** The calls that run now, by agent, so that they can be ended together; and a bound for the streams among them. */
export class OpenCalls {
  readonly #byAgent = new Map<string, Bag<OpenCall>>();
  readonly #options: OpenCallsOptions;
  #streams = 0;

  constructor(options: OpenCallsOptions) {
    this.#options = options;
  }

  /** @throws SwitchboardError OVERLOADED when it asks for a stream, and as many are open as may be */
  add(agentId: string, call: OpenCall): void {
    if (isStreaming(call.invocation.operation)) this.#addStream();
    this.#of(agentId).add(call);
  }

  remove(agentId: string, call: OpenCall): void {
    if (this.#of(agentId).delete(call) && isStreaming(call.invocation.operation)) this.#streams--;
  }

  #of(agentId: string): Bag<OpenCall> {
    const known = this.#byAgent.get(agentId);
    if (known) return known;
    const open = new Bag<OpenCall>();
    this.#byAgent.set(agentId, open);
    return open;
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

  /** Those that run now, each with the id of its agent. */
  all(): (readonly [agentId: string, call: OpenCall])[] {
    return [...this.#byAgent].flatMap(([agentId, open]) => open.all().map((call) => [agentId, call] as const));
  }

  /**
   * Ends every call to an agent; each tells its caller the reason.
   *
   * @returns how many there were
   */
  end(agentId: string, reason: SwitchboardError): number {
    const open = this.#of(agentId).all();
    for (const { invocation } of open) invocation.signal.abort(reason);
    return open.length;
  }
}

import type { SwitchboardError } from '../protocol/index.ts';
import type { Invocation } from './invocation.ts';

/** The calls that run now, by agent, so that they can be ended together. */
export class OpenCalls {
  readonly #byAgent = new Map<string, Set<Invocation>>();

  add(agentId: string, invocation: Invocation): void {
    const open = this.#byAgent.get(agentId);
    if (open) open.add(invocation);
    else this.#byAgent.set(agentId, new Set([invocation]));
  }

  remove(agentId: string, invocation: Invocation): void {
    const open = this.#byAgent.get(agentId);
    if (open?.delete(invocation) && open.size === 0) this.#byAgent.delete(agentId);
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

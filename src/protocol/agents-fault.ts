import { SwitchboardError } from './errors.ts';

/**
 * Runs a reader of requests on what an agent answered: malformed text is then the agent's fault, not the caller's.
 *
 * @throws SwitchboardError INVALID_AGENT_RESPONSE where the reader throws any SwitchboardError
 */
export function agentsFault<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SwitchboardError) throw invalidAgentResponse(error);
    throw error;
  }
}

/** Tells nothing of what the agent sent: it may hold what the caller must not see. */
export const invalidAgentResponse = (cause?: unknown): SwitchboardError =>
  new SwitchboardError(
    'INVALID_AGENT_RESPONSE',
    'The agent answered with something that is not A2A. Tell the operator of the agent; a retry may help if it was a passing fault.',
    { cause },
  );

import type { JsonObject, Part } from '../../protocol/index.ts';
import { invalid } from './invalid.ts';

/** One turn of a conversation. */
export interface Turn {
  role: string;
  parts: Part[];
}

/** What an SDK of OpenAI asks of an agent. */
export interface Asked {
  /** What is said now: never empty. */
  parts: Part[];
  /** What was said before, oldest first, instructions among it. */
  earlier: Turn[];
  /** The caller's own, as it came. */
  metadata: JsonObject;
  /** An earlier answer that this goes on from. */
  previousId: string | null;
  /** The name of a conversation that a field of the API's own gives. */
  conversation: string | null;
}

/** Whose words are put to the agent; a tool speaks for the program that called it. */
const CALLERS_ROLES: ReadonlySet<string> = new Set(['user', 'tool', 'function']);

/**
 * Parts what is said now from what was said before: the last turn is all that the caller said since anybody else spoke.
 *
 * @param field where the turns stand
 * @throws SwitchboardError INVALID_PARAMS when the caller says nothing
 */
export function lastTurn(turns: readonly Turn[], field: string): Pick<Asked, 'parts' | 'earlier'> {
  const before = turns.findLastIndex(({ role }) => !CALLERS_ROLES.has(role)) + 1;
  const parts = turns.slice(before).flatMap((turn) => turn.parts);
  if (parts.length === 0) throw invalid(field, 'The last turn must be the user’s, and say something.');
  return { parts, earlier: turns.slice(0, before).filter((turn) => turn.parts.length > 0) };
}

import { SwitchboardError } from '../../protocol/index.ts';

/** Whoever is asked is mostly an agent, and is called so. */
const WORDS = [
  ["The agent's", 'Its'],
  ["the agent's", 'its'],
  ['The agent', 'It'],
  ['the agent', 'it'],
] as const;

/** Why a destination was not reached, or did not answer, as it is shown beside its name. */
export function failureWords(error: unknown): string {
  if (!(error instanceof SwitchboardError)) return String(error);
  return `${error.code}: ${WORDS.reduce((text, [agent, it]) => text.replaceAll(agent, it), error.message)}`;
}

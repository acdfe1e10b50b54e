import { type ErrorCode, SwitchboardError } from '../protocol/index.ts';
import type { Decision } from './decision.ts';
import type { Principal } from './principal.ts';

/** What may be hidden from somebody: the code and the words under which it is not there. */
const NOT_THERE = {
  agent: {
    code: 'AGENT_NOT_FOUND',
    words: (name) =>
      `There is no agent "${name}" that this key may reach. Check the name, or ask an administrator for access.`,
  },
  /** LiteLLM's words. */
  registration: { code: 'AGENT_NOT_FOUND', words: (name) => `Agent with ID ${name} not found.` },
  card: { code: 'AGENT_NOT_FOUND', words: (name) => `There is no agent "${name}" whose card this key may see.` },
  call: { code: 'NOT_FOUND', words: (name) => `There is no call "${name}" that this key may see.` },
  trace: { code: 'NOT_FOUND', words: (name) => `There is no trace "${name}" of which this key may see a call.` },
  /** A key that was pasted in full is not repeated. */
  key: {
    code: 'NOT_FOUND',
    words: () => 'There is no such key that this key may see. Name it by its id, its hash, or the key itself.',
  },
  team: { code: 'NOT_FOUND', words: () => 'There is no such team that this key may see.' },
  user: { code: 'NOT_FOUND', words: () => 'There is no such user that this key may see.' },
  request: { code: 'NOT_FOUND', words: () => 'There is no such request that this key may see.' },
  task: {
    code: 'TASK_NOT_FOUND',
    words: (name) => `Task not found: ${name}. The agent has no such task that belongs to this caller.`,
  },
  context: {
    code: 'TASK_NOT_FOUND',
    words: (name) =>
      `Context not found: ${name}. The agent has opened no such context for this caller. ` +
      'Leave the contextId out to begin a new one.',
  },
} satisfies Record<string, { code: ErrorCode; words: (name: string) => string }>;

export type HideableKind = keyof typeof NOT_THERE;

/** Something that somebody asked for. */
export interface Wanted {
  kind: HideableKind;
  /** As the caller named it. */
  name: string;
  /** Whether it is there, and the principal may know that. */
  visible: boolean;
  /** Whether the principal may do to it what was asked. */
  decision: Decision;
}

/**
 * The one policy of how a refusal looks, on every front and route (security promise 18):
 *
 * 1. nobody in particular needs a key, whether or not the thing is there
 * 2. what is not there and what may not be seen are not found, in the same words
 * 3. what may be seen, and not be done, is forbidden, and the rule is told
 *
 * @returns null when it is allowed
 */
export function refusalOf(principal: Principal, wanted: Wanted): SwitchboardError | null {
  if (wanted.decision.allowed && wanted.visible) return null;
  if (principal.kind === 'anonymous') return keyNeeded();
  return wanted.visible ? forbidden(wanted.decision.reason) : notFound(wanted.kind, wanted.name);
}

const MAX_NAME_LENGTH = 128;

export function notFound(kind: HideableKind, name: string): SwitchboardError {
  const { code, words } = NOT_THERE[kind];
  return new SwitchboardError(code, words(name.slice(0, MAX_NAME_LENGTH)));
}

/** @param reason the rule that decided */
export const forbidden = (reason: string): SwitchboardError =>
  new SwitchboardError('PERMISSION_DENIED', `This key may not do that: ${reason}. Ask an administrator for access.`);

export const keyNeeded = (): SwitchboardError =>
  new SwitchboardError(
    'UNAUTHENTICATED',
    'This needs a key: send "Authorization: Bearer sk-..." or "x-litellm-api-key: sk-...".',
  );

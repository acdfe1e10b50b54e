/**
 * Whose calls are limited: those of a key, user or team; those that an agent makes with its own keys (`caller`); those
 * to an agent; all of them (`gateway`).
 */
export const LIMIT_LEVELS = ['key', 'user', 'team', 'caller', 'agent', 'gateway'] as const;

export type LimitLevel = (typeof LIMIT_LEVELS)[number];

/** The one id at the level of that name. */
export const GATEWAY = 'gateway';

/** Somebody whose calls are limited. */
export interface LimitedName {
  readonly level: LimitLevel;
  readonly id: string;
}

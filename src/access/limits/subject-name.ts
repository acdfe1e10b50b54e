/** Whose calls are limited. */
export type LimitLevel = 'key' | 'user' | 'team' | 'agent';

export const LIMIT_LEVELS = ['key', 'user', 'team', 'agent'] as const satisfies readonly LimitLevel[];

/** Somebody whose calls are limited. */
export interface LimitedName {
  readonly level: LimitLevel;
  readonly id: string;
}

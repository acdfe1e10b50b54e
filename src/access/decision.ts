export interface Decision {
  readonly allowed: boolean;
  /** The rule that decided, for the call's record and for people: `key grants agent`, `nothing grants this`, … */
  readonly reason: string;
}

/** Decisions are made once and told again: a call costs no new ones. */
export const allow = (reason: string): Decision => Object.freeze({ allowed: true, reason });
export const deny = (reason: string): Decision => Object.freeze({ allowed: false, reason });

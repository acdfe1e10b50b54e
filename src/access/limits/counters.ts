import type { Budget } from './budget.ts';
import { Subject } from './subject.ts';
import { LIMIT_LEVELS, type LimitLevel } from './subject-name.ts';
import type { LimitTerms } from './terms.ts';

/** Where counters are kept: in memory for one process; several processes would share them through another store. */
export interface Counters {
  /**
   * The counters of somebody, under the terms that are in force now.
   * @param at epoch milliseconds
   */
  of(level: LimitLevel, id: string, terms: LimitTerms, at: number): Subject;
  /** Undefined when nothing is counted of them. */
  find(level: LimitLevel, id: string): Subject | undefined;
  budgets(): Iterable<Budget>;
  /** Forgets those whom nobody asked for since a time, epoch milliseconds, and who are not calling now. */
  forgetIdle(since: number): void;
}

export function createMemoryCounters(): Counters {
  const levels: Record<LimitLevel, Map<string, Subject>> = {
    key: new Map(),
    user: new Map(),
    team: new Map(),
    caller: new Map(),
    agent: new Map(),
    gateway: new Map(),
  };

  return {
    of(level, id, terms, at) {
      const known = levels[level].get(id);
      if (!known) {
        const subject = new Subject(level, id, terms, at);
        levels[level].set(id, subject);
        return subject;
      }
      known.usedAt = at;
      // Principals are read anew every few seconds; their terms are mostly the same.
      if (known.terms !== terms) known.adopt(terms);
      return known;
    },
    find: (level, id) => levels[level].get(id),
    *budgets() {
      for (const level of LIMIT_LEVELS) for (const { budget } of levels[level].values()) if (budget) yield budget;
    },
    forgetIdle(since) {
      for (const level of LIMIT_LEVELS)
        for (const [id, subject] of levels[level])
          if (subject.running === 0 && subject.usedAt < since) levels[level].delete(id);
    },
  };
}

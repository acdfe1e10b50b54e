/** Calls that began in one stretch of time. */
export class Generation {
  /** Calls that have not ended. */
  open = 0;
  /** When the first of them began, epoch milliseconds. */
  since = Number.POSITIVE_INFINITY;
}

/**
 * Knows since when all calls have ended. Calls are counted by the stretch of time in which they began, so that none costs
 * more than an addition.
 */
export class InFlight {
  #newest = new Generation();
  #all = [this.#newest];

  /** A call begins; whoever ends it takes it off `open`. @param at epoch milliseconds */
  enter(at: number): Generation {
    const generation = this.#newest;
    generation.open += 1;
    if (at < generation.since) generation.since = at;
    return generation;
  }

  /** Begins the next stretch. @returns when the oldest call that still runs began, or earlier; Infinity when none runs */
  oldest(): number {
    this.#newest = new Generation();
    this.#all = [...this.#all.filter(({ open }) => open > 0), this.#newest];
    return Math.min(...this.#all.map(({ since }) => since));
  }
}

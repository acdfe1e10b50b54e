/** Half of what an answer tells about the latency is forgotten after this time without another, milliseconds. */
const LATENCY_HALF_LIFE_MS = 5_000;
/** What one more answer weighs in the moving average. */
const NEWEST = 0.3;

/** How busy one of several equals is, and how fast. Times by the clock that never runs backwards, milliseconds. */
export class Workload {
  /** Calls that run now, streams included. */
  inFlight = 0;
  /** Until an answer begins; null while there is no measure. */
  #latencyMs: number | null = null;
  #measuredAt = 0;

  /**
   * The moving average of what its answers took. It fades while no answer comes: who was slow once is asked again.
   * Null without any measure.
   */
  latencyMs(now: number): number | null {
    if (this.#latencyMs === null) return null;
    return this.#latencyMs * 2 ** -((now - this.#measuredAt) / LATENCY_HALF_LIFE_MS);
  }

  /** An answer has begun after so long. */
  measure(latencyMs: number, now: number): void {
    const known = this.latencyMs(now);
    this.#latencyMs = known === null ? latencyMs : known + (latencyMs - known) * NEWEST;
    this.#measuredAt = now;
  }
}

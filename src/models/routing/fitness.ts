import { RollingWindow } from '../../access/index.ts';
import { Workload } from '../../agents/index.ts';
import type { ModelDeployment } from '../deployment.ts';
import { CONSEQUENCES, type FailureKind, type ModelFailure } from './failure.ts';
import type { RoutingRules } from './rules.ts';

/** Failures are a rate only of so many calls. */
const RATED_FROM = 5;
const TOO_MANY_OF_ALL = 0.5;

/** How a deployment fares: what it does now, and what it did within the last minute. Times are milliseconds of one clock. */
export class ModelFitness extends Workload {
  readonly #requests = new RollingWindow();
  readonly #tokens = new RollingWindow();
  readonly #failures = new RollingWindow();
  readonly #failuresBy = new Map<FailureKind, RollingWindow>();
  readonly #latencyTtlMs: number;
  #measuredAt = -Infinity;
  #coolUntil = -Infinity;

  /** @param latencyTtlMs after which a measure counts no more; null for never */
  constructor(latencyTtlMs: number | null) {
    super();
    this.#latencyTtlMs = latencyTtlMs ?? Infinity;
  }

  override latencyMs(now: number): number | null {
    return now - this.#measuredAt > this.#latencyTtlMs ? null : super.latencyMs(now);
  }

  override measure(latencyMs: number, now: number): void {
    super.measure(latencyMs, now);
    this.#measuredAt = now;
  }

  /** When it takes calls again; in the past for one that does. */
  get coolUntil(): number {
    return this.#coolUntil;
  }

  tokens(now: number): number {
    return this.#tokens.used(now);
  }

  requests(now: number): number {
    return this.#requests.used(now);
  }

  begins(now: number): void {
    this.inFlight += 1;
    this.#requests.add(now, 1);
  }

  ended(tokens: number, now: number): void {
    this.inFlight -= 1;
    if (tokens > 0) this.#tokens.add(now, tokens);
  }

  /** Milliseconds until it has room within its own limits; 0 when it has. */
  fullForMs({ rpm, tpm, maxParallel }: ModelDeployment, now: number): number {
    if (maxParallel !== null && this.inFlight >= maxParallel) return 1_000;
    const waits = [
      rpm !== null && this.requests(now) >= rpm ? this.#requests.secondsUntil(now, rpm - 1) : 0,
      tpm !== null && this.tokens(now) >= tpm ? this.#tokens.secondsUntil(now, tpm - 1) : 0,
    ];
    return Math.max(...waits) * 1_000;
  }

  /** @param mayCool false where nobody could stand in */
  failed({ kind, restMs }: ModelFailure, mayCool: boolean, now: number, rules: RoutingRules): void {
    this.#failures.add(now, 1);
    const ofKind = this.#failuresBy.get(kind) ?? new RollingWindow();
    ofKind.add(now, 1);
    this.#failuresBy.set(kind, ofKind);
    if (rules.neverCools || !mayCool || !this.#isTooMuch(kind, ofKind, now, rules)) return;
    this.#coolUntil = Math.max(this.#coolUntil, now + Math.max(rules.coolDownMs, restMs));
  }

  #isTooMuch(kind: FailureKind, ofKind: RollingWindow, now: number, rules: RoutingRules): boolean {
    const allowed = rules.allowedFailsBy[kind];
    if (allowed !== undefined) return ofKind.used(now) > allowed;
    const { cools } = CONSEQUENCES[kind];
    if (cools !== 'often') return cools === 'at-once';
    const failures = this.#failures.used(now);
    const requests = this.requests(now);
    return failures > rules.allowedFails || (requests >= RATED_FROM && failures > requests * TOO_MANY_OF_ALL);
  }
}

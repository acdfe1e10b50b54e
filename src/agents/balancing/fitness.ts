import type { BalancingRules } from '../agent.ts';
import type { Fault } from './fault.ts';
import { Workload } from './workload.ts';

/** Whether a deployment takes new calls. `trial`: it was left out, and one call at a time may show that it is back. */
export type Standing = 'ready' | 'trial' | 'ejected' | 'unhealthy';

/** A deployment that is back begins with this part of its share, when it is to begin slowly. */
const FIRST_SHARE = 0.1;

/** How one deployment fares: what calls to it and checks of it have shown. Times by the clock that never runs backwards. */
export class Fitness extends Workload {
  faultsInARow = 0;
  lastFault: Fault['kind'] | null = null;
  #ejectedAt = -Infinity;
  #ejectedUntil = -Infinity;
  #ejectionsInARow = 0;
  /** The attempt that tries whether it is back. */
  #trial: object | null = null;
  #backAt = -Infinity;
  /** What the health checks say. */
  isUnhealthy = false;

  standing(now: number): Standing {
    if (this.isUnhealthy) return 'unhealthy';
    if (now < this.#ejectedUntil) return 'ejected';
    return this.#ejectionsInARow > 0 ? 'trial' : 'ready';
  }

  /** Whether it should get a new call, given that another deployment could. */
  isOpen(now: number): boolean {
    if (this.isUnhealthy || now < this.#ejectedUntil) return false;
    return this.#ejectionsInARow === 0 || this.#trial === null;
  }

  /** When it may be tried again; in the past for one that is not ejected. */
  get ejectedUntil(): number {
    return this.#ejectedUntil;
  }

  /** From a tenth to 1 while it begins slowly. */
  share(now: number, slowStartMs: number): number {
    const age = now - this.#backAt;
    return age >= slowStartMs ? 1 : Math.max(FIRST_SHARE, age / slowStartMs);
  }

  /** @param attempt stands for the call; the first one after a cool-down is the trial */
  begins(attempt: object, now: number): void {
    this.inFlight += 1;
    if (this.#ejectionsInARow > 0 && now >= this.#ejectedUntil) this.#trial ??= attempt;
  }

  /**
   * An answer has begun: the deployment is back, without waiting for the end of a stream. What began before the ejection
   * tells nothing about now.
   */
  answered(startedAt: number, now: number): void {
    this.measure(now - startedAt, now);
    if (startedAt < this.#ejectedAt || this.#ejectionsInARow === 0) return;
    this.#ejectionsInARow = 0;
    this.#ejectedUntil = -Infinity;
    this.#backAt = now;
  }

  /** A call has ended well. */
  succeeded(startedAt: number): void {
    if (startedAt >= this.#ejectedAt) this.faultsInARow = 0;
  }

  ended(attempt: object): void {
    this.inFlight -= 1;
    if (this.#trial === attempt) this.#trial = null;
  }

  /** @returns true when this fault ejects it */
  failed(fault: Fault, startedAt: number, now: number, rules: BalancingRules): boolean {
    this.lastFault = fault.kind;
    if (startedAt < this.#ejectedAt) return false;
    this.faultsInARow += 1;
    const isTrial = this.#ejectionsInARow > 0;
    const restMs = Math.min(fault.restMs ?? 0, rules.maxCoolDownMs);
    if (!isTrial && restMs === 0 && this.faultsInARow < rules.ejectAfter) return false;
    const coolDownMs = Math.min(rules.coolDownMs * 2 ** this.#ejectionsInARow, rules.maxCoolDownMs);
    this.#ejectedAt = now;
    this.#ejectedUntil = now + Math.max(coolDownMs, restMs);
    this.#ejectionsInARow += 1;
    this.#trial = null;
    return true;
  }

  /** The health checks have turned. */
  checked(isHealthy: boolean, now: number): void {
    if (this.isUnhealthy && isHealthy) this.#backAt = now;
    this.isUnhealthy = !isHealthy;
  }
}

import type { Busy } from './outbox-repository.ts';
import type { ConfigRecord } from './record.ts';

type Traveller = Pick<ConfigRecord, 'id' | 'target' | 'principal'>;

/** Attempts at a time: of all, to one receiver, and for one principal, whatever receivers it names. */
export const LANES = { all: 64, perTarget: 4, perPrincipal: 16 };

/** Who is on the way. A slow receiver takes its own few places and none of the others' (security promise 11). */
export class Lanes {
  readonly #under = new Map<string, Traveller>();
  readonly #targets = new Map<string, number>();
  readonly #principals = new Map<string, number>();

  get room(): number {
    return LANES.all - this.#under.size;
  }

  /** Those for whom there is no room now. */
  get busy(): Busy {
    return {
      configs: [...this.#under.keys()],
      targets: atLeast(this.#targets, LANES.perTarget),
      principals: atLeast(this.#principals, LANES.perPrincipal),
    };
  }

  /** @returns false when there is no room */
  enter(traveller: Traveller): boolean {
    const { id, target, principal } = traveller;
    const isFull =
      this.room <= 0 ||
      this.#under.has(id) ||
      (this.#targets.get(target) ?? 0) >= LANES.perTarget ||
      (this.#principals.get(principal) ?? 0) >= LANES.perPrincipal;
    if (isFull) return false;
    this.#under.set(id, traveller);
    add(this.#targets, target, 1);
    add(this.#principals, principal, 1);
    return true;
  }

  leave({ id }: Pick<Traveller, 'id'>): void {
    const traveller = this.#under.get(id);
    if (!traveller) return;
    this.#under.delete(id);
    add(this.#targets, traveller.target, -1);
    add(this.#principals, traveller.principal, -1);
  }
}

function add(counts: Map<string, number>, name: string, more: number): void {
  const count = (counts.get(name) ?? 0) + more;
  if (count === 0) counts.delete(name);
  else counts.set(name, count);
}

const atLeast = (counts: Map<string, number>, least: number): string[] =>
  [...counts].filter(([, count]) => count >= least).map(([name]) => name);

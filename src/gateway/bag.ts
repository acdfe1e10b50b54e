/** What can lie in one bag at a time; it knows where, so that it need not be looked for. */
export interface Bagged {
  /** `OUTSIDE` while it lies in none; the bag's to change. */
  place: number;
}

export const OUTSIDE = -1;

/**
 * What is open now, in no order. Every call goes in and out, which a `Set` is not made for: full of what has left, it gets
 * a new table, and the old one goes on to point to that and to all that was in it. When one of them has outlived the
 * young generation, it keeps all that follow it alive until the next full collection: 5 KB for each call, which were
 * copied twice and made the pauses of the collector several times as long.
 */
export class Bag<Member extends Bagged> {
  readonly #members: Member[] = [];

  get size(): number {
    return this.#members.length;
  }

  /** @param member that lies in no bag */
  add(member: Member): void {
    member.place = this.#members.push(member) - 1;
  }

  /** Takes a member of this bag out. @returns false when it lies in none */
  delete(member: Member): boolean {
    const { place } = member;
    if (place === OUTSIDE) return false;
    member.place = OUTSIDE;
    const last = this.#members.pop();
    if (last && last !== member) {
      this.#members[place] = last;
      last.place = place;
    }
    return true;
  }

  /** Those that are in it now, whatever goes in or out meanwhile. */
  all(): Member[] {
    return [...this.#members];
  }
}

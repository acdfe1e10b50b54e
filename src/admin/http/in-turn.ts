/** Runs steps about the same things one after the other, in the order they came, and all others at the same time. */
export type InTurn = <Result>(names: readonly string[], step: () => Promise<Result>) => Promise<Result>;

export function createTurns(): InTurn {
  const lastOf = new Map<string, Promise<void>>();
  return (names, step) => {
    const turn = Promise.all(names.flatMap((name) => lastOf.get(name) ?? [])).then(step);
    const leave = (): void => {
      for (const name of names) if (lastOf.get(name) === ended) lastOf.delete(name);
    };
    const ended: Promise<void> = turn.then(leave, leave);
    // A step takes its place for all names at once, so that no two wait for each other.
    for (const name of names) lastOf.set(name, ended);
    return turn;
  };
}

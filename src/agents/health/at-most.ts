/** Runs so many tasks at the same time; others wait for their turn, in order. */
export type AtMost = <Result>(task: () => Promise<Result>) => Promise<Result>;

export function atMost(limit: number): AtMost {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    // Whoever ends hands its place on, so that nobody slips in between.
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

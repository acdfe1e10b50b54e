/** Works on many things at once, as they come. */
export interface Collector<Item, Result> {
  /** Resolves with the item's own result. @throws what the work on its batch threw */
  add(item: Item): Promise<Result>;
  /** Items without a result yet. */
  waiting(): number;
  /** Resolves when nothing is waiting. */
  idle(): Promise<void>;
}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: the items of one turn of the event loop are one batch, those that come while it is worked on are the next.
 * When the work falls behind, batches grow; nothing is dropped.
 *
 * @param work gives a result for each item, in their order
 */
export function createCollector<Item, Result>(
  work: (items: Item[]) => Promise<readonly Result[]>,
): Collector<Item, Result> {
  let collected: Waiting<Item, Result>[] = [];
  let working: Waiting<Item, Result>[] = [];
  let scheduled = false;
  const idlers: (() => void)[] = [];

  const begin = (): void => {
    scheduled = false;
    working = collected;
    collected = [];
    void settle(working).then(goOn);
  };

  const settle = async (batch: Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await work(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(results[index] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const goOn = (): void => {
    working = [];
    if (collected.length > 0) begin();
    else for (const idle of idlers.splice(0)) idle();
  };

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        collected.push({ item, resolve, reject });
        if (scheduled || working.length > 0) return;
        scheduled = true;
        setImmediate(begin);
      }),
    waiting: () => collected.length + working.length,
    idle: () =>
      new Promise((resolve) => {
        if (collected.length + working.length === 0) resolve();
        else idlers.push(resolve);
      }),
  };
}

/**
 * The first item of an iterator if it comes in time, else undefined. A failure in time is thrown; a later one waits for
 * whoever reads on.
 */
export async function firstWithin<T>(first: Promise<T>, limitMs: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), limitMs);
  });
  try {
    return await Promise.race([first, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * An iterable that goes on where `first`, already asked for, began. Leaving it early closes the source at once, even
 * while the next item is awaited: a generator alone would only notice when that item comes.
 */
export function resumable<T>(
  first: Promise<IteratorResult<T, undefined>>,
  rest: AsyncGenerator<T, undefined>,
  close: () => void,
): AsyncIterable<T> {
  let pending: Promise<IteratorResult<T, undefined>> | undefined = first;
  // Nobody may ever ask for it.
  first.catch(() => {});
  const iterator: AsyncIterator<T, undefined> = {
    next() {
      const next = pending ?? rest.next();
      pending = undefined;
      return next;
    },
    async return() {
      close();
      return rest.return(undefined);
    },
  };
  return { [Symbol.asyncIterator]: () => iterator };
}

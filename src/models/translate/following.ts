/** A stream whose first item was read before the rest. */
export async function* following<Item>(first: Item, rest: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield first;
  yield* rest;
}

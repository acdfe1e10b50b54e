/** One moved to another place; the rest closes up. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const [item] = items.slice(from, from + 1);
  const others = items.filter((_, index) => index !== from);
  return item === undefined || to < 0 || to >= items.length ? [...items] : others.toSpliced(to, 0, item);
}

/** As it is read out: `first careful, then quick`. */
export const orderText = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing to turn to' : `first ${names.join(', then ')}`;

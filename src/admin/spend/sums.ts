import type { CallSums } from '../../ledger/index.ts';

/** Things by what a function says of them. */
export function groupBy<Thing, Group>(things: readonly Thing[], groupOf: (thing: Thing) => Group): Map<Group, Thing[]> {
  const groups = new Map<Group, Thing[]>();
  for (const thing of things) {
    const group = groups.get(groupOf(thing));
    if (group) group.push(thing);
    else groups.set(groupOf(thing), [thing]);
  }
  return groups;
}

/** The groups of things, each made into what is shown of it; by name, so that their order tells nothing else. */
export const viewGroups = <Thing, View>(
  things: readonly Thing[],
  nameOf: (thing: Thing) => string,
  view: (group: Thing[]) => View,
): Record<string, View> =>
  Object.fromEntries(
    [...groupBy(things, nameOf)].toSorted(byName).map(([name, group]) => [name, view(group)] as const),
  );

const byName = ([one]: [string, unknown], [other]: [string, unknown]): number => (one < other ? -1 : 1);

export const addUp = (sums: readonly CallSums[]): CallSums => ({
  calls: total(sums, 'calls'),
  okCalls: total(sums, 'okCalls'),
  pricedCalls: total(sums, 'pricedCalls'),
  inputTokens: total(sums, 'inputTokens'),
  outputTokens: total(sums, 'outputTokens'),
  totalTokens: total(sums, 'totalTokens'),
  costNano: total(sums, 'costNano'),
  nestedCalls: total(sums, 'nestedCalls'),
  nestedCostNano: total(sums, 'nestedCostNano'),
});

const total = (sums: readonly CallSums[], member: keyof CallSums): number =>
  sums.reduce((sum, one) => sum + one[member], 0);

/** What calls cost in dollars: nano-dollars are added up as the whole numbers they are. */
export const dollarsOf = (sums: readonly CallSums[]): number => total(sums, 'costNano') / 1e9;

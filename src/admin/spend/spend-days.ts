import { z } from 'zod';
import type { CallDayFilter } from '../../ledger/index.ts';
import type { RouteContext } from '../dependencies.ts';
import { daysOf, isoDay } from './days.ts';
import { keyFacts } from './key-facts.ts';
import { modelOf, type ShownAgents } from './shown-agents.ts';
import { dollarsOf, groupBy, viewGroups } from './sums.ts';

const dollarsBy = z.record(z.string(), z.number());

/** What a day cost, and beside these members what it cost each key, under the key's hash. */
export const spendDayView = z
  .object({
    startTime: z.string().describe('The day, YYYY-MM-DD.'),
    spend: z.number().describe('Dollars.'),
    users: dollarsBy.describe('Dollars by user id; empty for none.'),
    models: dollarsBy.describe('Dollars by agent, as "a2a_agent/<name>".'),
  })
  .catchall(z.number())
  .meta({ id: 'SpendDay' });

type SpendDay = z.input<typeof spendDayView>;

/** Every day of the range, the oldest first: days without calls are there as well. */
export async function spendByDay(
  filter: CallDayFilter,
  agents: ShownAgents,
  { calls, keys }: Pick<RouteContext, 'calls' | 'keys'>,
): Promise<SpendDay[]> {
  const [byKey, byUser, byAgent] = await Promise.all([
    calls.sumDays(filter, ['keyId']),
    calls.sumDays(filter, ['userId']),
    calls.sumDays(filter, ['agentId']),
  ]);
  const facts = await keyFacts(
    byKey.map(({ keyId }) => keyId),
    { keys },
  );
  const [keysOf, usersOf, agentsOf] = [groupBy(byKey, dayOf), groupBy(byUser, dayOf), groupBy(byAgent, dayOf)];
  const modelNamed = (agentId: string): string => modelOf(agents.nameOf(agentId) ?? agents.idOf(agentId));
  const viewDay = (day: number) => ({
    ...viewGroups(keysOf.get(day) ?? [], ({ keyId }) => facts.nameOf(keyId), dollarsOf),
    startTime: isoDay(day),
    spend: dollarsOf(keysOf.get(day) ?? []),
    users: viewGroups(usersOf.get(day) ?? [], ({ userId }) => userId, dollarsOf),
    models: viewGroups(agentsOf.get(day) ?? [], ({ agentId }) => modelNamed(agentId), dollarsOf),
  });
  return daysOf(filter).map((day) => viewDay(day) as SpendDay);
}

const dayOf = ({ day }: { day: number }): number => day;

import { expect, vi } from 'vitest';
import { type CallRecord, recordsWhere } from '../process/calls.ts';
import type { RunningGateway } from '../process/switchboard.ts';
import type { AnsweredCall, Caller } from './caller.ts';

/** What was compared, added up over all trials. */
export interface Figures {
  sent: number;
  answered: number;
  /** Answered calls that are in the log. */
  found: number;
  lost: number;
  doubled: number;
  tasks: number;
  budgets: number;
}

export const noFigures = (): Figures => ({
  sent: 0,
  answered: 0,
  found: 0,
  lost: 0,
  doubled: 0,
  tasks: 0,
  budgets: 0,
});

/**
 * Proves that every answered call of a caller is in the log, once, and that nothing is in it twice.
 * @param recordable those that can be expected there
 */
export async function proveCalls(
  gateway: RunningGateway,
  caller: Caller,
  figures: Figures,
  recordable: readonly AnsweredCall[] = caller.answered,
): Promise<CallRecord[]> {
  const records = await recordsWhere(gateway, `key=${caller.keyId}`);
  const recorded = new Set(records.map(({ id }) => id));
  const answered = new Set(recordable.map(({ id }) => id));
  const lost = [...answered].filter((id) => !recorded.has(id));
  figures.sent += caller.sent;
  figures.answered += recordable.length;
  figures.found += recordable.length - lost.length;
  figures.lost += lost.length;
  figures.doubled += records.length - recorded.size;
  expect(lost).toEqual([]);
  expect(answered.size).toBe(recordable.length);
  expect(recorded.size).toBe(records.length);
  return records;
}

const AT_ONCE = 100;

/** Asks for a task, and again where the caller is told to: a database that has just begun may be too busy for all at once. */
function getAgain(caller: Caller, id: string): ReturnType<Caller['get']> {
  return vi.waitFor(async () => {
    const answer = await caller.get(id);
    expect(answer.text).not.toContain('"reason":"UNAVAILABLE"');
    return answer;
  });
}

/** Proves that every task a caller has heard of is its own, and nobody's beside it. */
export async function proveTasks(owner: Caller, stranger: Caller, figures: Figures): Promise<void> {
  const ids = [...owner.tasks];
  for (let first = 0; first < ids.length; first += AT_ONCE) {
    const some = ids.slice(first, first + AT_ONCE);
    const shownTo = (caller: Caller) => Promise.all(some.map((id) => getAgain(caller, id)));
    const [shown, hidden] = await Promise.all([shownTo(owner), shownTo(stranger)]);
    for (const [index, id] of some.entries()) {
      expect(shown[index]?.text).toContain(`"result":{"id":"${id}"`);
      expect(hidden[index]?.text).toContain('"code":-32001');
    }
  }
  figures.tasks += ids.length;
}

/** Proves that somebody's budget is what the ledger's calls add up to, to the nano-dollar. @returns what was spent, dollars */
export async function proveBudget(
  gateway: RunningGateway,
  owner: `key/${string}` | `agent/${string}`,
  records: readonly CallRecord[],
  figures: Figures,
): Promise<number> {
  const { spend } = await gateway.read<{ spend: number }>(`/v1/limits/${owner}`);
  expect(spend).toBe(records.reduce((sum, { cost_nano: cost }) => sum + (cost ?? 0), 0) / 1e9);
  figures.budgets += 1;
  return spend;
}

/** `npm run test:chaos` shows what it has proved. */
export function showFigures(what: string, figures: object): void {
  if (process.env['CHAOS_FIGURES'] !== undefined) console.log(`${what}: ${JSON.stringify(figures)}`);
}

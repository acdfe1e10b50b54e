import { setTimeout as passes } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { callable, caughtUp, recordsWhere } from '../process/calls.ts';
import {
  type RunningGateway,
  RunningProcess,
  type RunOptions,
  scratchDirectory,
  startSwitchboard,
} from '../process/switchboard.ts';
import { postgresSkipped, requestTestDatabase } from '../support/test-database.ts';
import { startAgentProcess } from './agent-process.ts';
import { AGENT, answersMore, type Caller, failureOf, newCaller, untilGone } from './caller.ts';
import { type Figures, noFigures, proveBudget, proveCalls, proveTasks, showFigures } from './proof.ts';

/** `npm run test:chaos` has more. */
const TRIALS = Number(process.env['CHAOS_TRIALS'] ?? 3);
/** The journal is the same: the tests of every day do with one. */
const TRIALS_ON_POSTGRES = Number(process.env['CHAOS_TRIALS'] ?? 1);

const PRICE = 0.01;
/** Calls that the thrifty one can pay. */
const AFFORDABLE = 60;
/** A trial ends somewhere within so many answers. */
const MOST_ANSWERS = 300;
/** A gateway that is killed before it serves lives up to so long. */
const LONGEST_START_MS = 500;
const LIFE_MS = 120_000;

interface Cast {
  spender: Caller;
  streamer: Caller;
  thrifty: Caller;
}

const newCast = async (gateway: RunningGateway): Promise<Cast> => ({
  spender: await newCaller(gateway, { max_budget: 1000 }),
  streamer: await newCaller(gateway, { max_budget: 1000 }),
  thrifty: await newCaller(gateway, { max_budget: PRICE * AFFORDABLE }),
});

const everyone = ({ spender, streamer, thrifty }: Cast): Caller[] => [spender, streamer, thrifty];

/** Keeps the gateway busy in every way until it is gone; it is killed somewhere in the middle. */
async function killUnderLoad(gateway: RunningGateway, cast: Cast): Promise<void> {
  const { spender, streamer, thrifty } = cast;
  const load = [
    ...Array.from({ length: 4 }, () => untilGone(spender.send)),
    ...Array.from({ length: 3 }, () => untilGone(streamer.stream)),
    ...Array.from({ length: 2 }, () => untilGone(thrifty.send)),
    untilGone(() => spender.get([...spender.tasks].at(-1) ?? 'none yet')),
  ];
  await answersMore(everyone(cast), Math.ceil(Math.random() * MOST_ANSWERS));
  gateway.process.kill('SIGKILL');
  await Promise.all([...load, gateway.process.ended]);
}

/** Kills a gateway while it starts, and reads its journal. */
async function killAtStart(options: RunOptions): Promise<void> {
  const starting = new RunningProcess(['start', '--port', '0'], options);
  await passes(Math.random() * LONGEST_START_MS);
  starting.kill('SIGKILL');
  await starting.ended;
}

/** At once, while what the journal holds is still on its way: tasks and budgets are right before it has arrived. */
async function prove(gateway: RunningGateway, cast: Cast, figures: Figures): Promise<void> {
  const { spender, streamer, thrifty } = cast;
  for (const caller of everyone(cast)) caller.turnTo(gateway);
  await proveTasks(spender, streamer, figures);
  await proveTasks(streamer, thrifty, figures);
  const spentAtOnce = await Promise.all(everyone(cast).map((caller) => spendOf(gateway, caller)));
  await caughtUp(gateway);
  for (const [index, caller] of everyone(cast).entries()) {
    const records = await proveCalls(gateway, caller, figures);
    expect(await proveBudget(gateway, `key/${caller.keyId}`, records, figures)).toBe(spentAtOnce[index]);
  }
  expect(spentAtOnce[2]).toBeLessThanOrEqual(PRICE * AFFORDABLE);
}

const spendOf = async (gateway: RunningGateway, { keyId }: Caller): Promise<number> =>
  (await gateway.read<{ spend: number }>(`/v1/limits/key/${keyId}`)).spend;

const skipped = postgresSkipped();

describe.each([
  { database: 'SQLite', trials: TRIALS, environment: async () => ({}) },
  {
    database: 'PostgreSQL',
    trials: TRIALS_ON_POSTGRES,
    environment: async () => ({ DATABASE_URL: await requestTestDatabase() }),
  },
])('kill -9 with $database', ({ database, trials, environment }) => {
  it.skipIf(database === 'PostgreSQL' && skipped !== undefined)(
    `${trials} times, at any moment: answered calls are in the log once, told tasks are still their owner's, budgets add up`,
    { timeout: 60_000 + trials * 20_000 },
    async () => {
      const agent = await startAgentProcess(AGENT);
      const cwd = await scratchDirectory({
        'config.yaml': `agents:\n  - {agent_name: ${AGENT}, url: "${agent.url}", max_budget: 100000, litellm_params: {cost_per_query: ${PRICE}}}\n`,
      });
      const options = { cwd, env: await environment(), lifeMs: LIFE_MS };
      const figures = noFigures();
      const casts: Cast[] = [];
      let gateway = await startSwitchboard(options, ['--no-sample']);
      for (let trial = 1; trial <= trials; trial += 1) {
        await callable(gateway, AGENT);
        const cast = await newCast(gateway);
        casts.push(cast);
        await killUnderLoad(gateway, cast);
        if (trial % 2 === 0) await killAtStart(options);
        gateway = await startSwitchboard(options, ['--no-sample']);
        await prove(gateway, cast, figures);
      }

      await proveBudget(gateway, `agent/${AGENT}`, await recordsWhere(gateway, `agent=${AGENT}`), figures);
      const failures = casts.flatMap(({ spender, streamer }) => [...spender.answered, ...streamer.answered]);
      expect(failures.map(failureOf).filter((failure) => failure && !failure.includes('-32001'))).toEqual([]);
      const executed = await agent.executed();
      expect(new Set(executed).size).toBe(executed.length);
      expect(await gateway.stop()).toMatchObject({ code: 0 });
      showFigures(`kill -9 with ${database}, ${trials} trials`, figures);
    },
  );
});

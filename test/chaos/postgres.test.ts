import { setTimeout as passes } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { callable, caughtUp } from '../process/calls.ts';
import { type RunningGateway, runToEnd, scratchDirectory, startSwitchboard } from '../process/switchboard.ts';
import { findPostgres, startMortalPostgres } from '../support/postgres.ts';
import { startAgentProcess } from './agent-process.ts';
import { AGENT, answersMore, type Caller, failureOf, keepOn, keyOf, newCaller } from './caller.ts';
import { type Figures, noFigures, proveBudget, proveCalls, proveTasks, showFigures } from './proof.ts';

/** `npm run test:chaos` takes longer. */
const OUTAGE_MS = Number(process.env['CHAOS_OUTAGE_MS'] ?? 4_000);
const LIFE_MS = OUTAGE_MS + 120_000;
const PRICE = 0.01;

/** A gateway on a PostgreSQL of the test's own, under load by two callers whom it knows. */
async function setUp() {
  const postgres = await startMortalPostgres();
  onTestFinished(() => postgres.stop());
  const agent = await startAgentProcess(AGENT);
  const cwd = await scratchDirectory({
    'config.yaml': `agents:\n  - {agent_name: ${AGENT}, url: "${agent.url}", litellm_params: {cost_per_query: ${PRICE}}}\n`,
  });
  const options = { cwd, env: { DATABASE_URL: postgres.url }, lifeMs: LIFE_MS };
  const gateway = await startSwitchboard(options, ['--no-sample']);
  await callable(gateway, AGENT);
  const sender = await newCaller(gateway, { max_budget: 1000 });
  const streamer = await newCaller(gateway, { max_budget: 1000 });
  return { postgres, agent, options, gateway, callers: [sender, streamer] as const };
}

type Scene = Awaited<ReturnType<typeof setUp>>;

const loadOf = ([sender, streamer]: Scene['callers']) => keepOn([sender.send, sender.send, streamer.stream]);

/** That nobody the gateway knew was refused, and that nothing was lost. */
async function prove(gateway: RunningGateway, callers: Scene['callers'], figures: Figures): Promise<void> {
  expect(callers.flatMap(({ answered }) => answered.map(failureOf)).filter(Boolean)).toEqual([]);
  await caughtUp(gateway, 60_000);
  for (const caller of callers) {
    const records = await proveCalls(gateway, caller, figures);
    await proveBudget(gateway, `key/${caller.keyId}`, records, figures);
  }
  const [sender, streamer] = callers;
  await proveTasks(sender, streamer, figures);
  await proveTasks(streamer, sender, figures);
}

/** What a caller is told of an outage. */
const UNAVAILABLE = /"reason":"UNAVAILABLE"/;

/** Whom the gateway cannot know without its database, it refuses, and says so soon. */
async function proveRefusals(scene: Scene, strangers: { newcomer: Caller; debtor: Caller }): Promise<void> {
  const { gateway, callers } = scene;
  const began = performance.now();
  const { newcomer, debtor } = strangers;
  const refused = await Promise.all([newcomer.send(), debtor.send(), debtor.get('a-task-of-long-ago')]);
  for (const { status, text } of refused) expect([status, text]).toEqual([503, expect.stringMatching(UNAVAILABLE)]);
  for (const caller of callers) {
    const task = [...caller.tasks].at(-1) ?? '';
    expect((await caller.get(task)).text).toContain(`"result":{"id":"${task}"`);
  }
  expect((await gateway.ask('/health/liveness')).status).toBe(200);
  expect((await gateway.ask('/health/readiness')).status).toBe(503);
  expect(performance.now() - began).toBeLessThan(10_000);
}

/** One whose key nobody has shown yet, and one whose key is known while what it has spent is not. */
async function newStrangers({ gateway }: Scene) {
  const newcomer = await keyOf(gateway);
  const debtor = await keyOf(gateway, { max_budget: 1000 });
  expect((await debtor.get('unknown')).text).toContain('"code":-32001');
  return { newcomer, debtor };
}

describe.skipIf((await findPostgres()) === undefined)('PostgreSQL under load', () => {
  it('stopped: known callers notice nothing, others are refused, and what was recorded follows by itself', {
    timeout: LIFE_MS,
  }, async () => {
    const scene = await setUp();
    const { postgres, agent, gateway, callers } = scene;
    const strangers = await newStrangers(scene);
    const endLoad = loadOf(callers);
    await answersMore(callers, 30);

    await postgres.halt();
    const outage = passes(OUTAGE_MS);
    await answersMore(callers, 30);
    await proveRefusals(scene, strangers);
    expect((await gateway.ask('/key/generate', {})).status).toBe(503);
    await outage;
    expect(await (await gateway.ask('/metrics')).text()).toMatch(/^switchboard_journal_draining 0$/m);
    await postgres.resume();
    await vi.waitFor(async () => expect((await gateway.ask('/health/readiness')).status).toBe(200), {
      timeout: 20_000,
    });
    await answersMore(callers, 30);
    await endLoad();

    const figures = noFigures();
    await prove(gateway, callers, figures);
    await vi.waitFor(async () => expect(failureOf(await strangers.debtor.send())).toBeUndefined(), { timeout: 20_000 });
    const executed = await agent.executed();
    expect(new Set(executed).size).toBe(executed.length);
    showFigures(`PostgreSQL stopped for ${OUTAGE_MS} ms`, figures);
  });

  it('stopped, and the gateway killed meanwhile: the next one refuses to start without it, and then has everything', {
    timeout: LIFE_MS,
  }, async () => {
    const { postgres, gateway, callers, options } = await setUp();
    const endLoad = loadOf(callers);
    await postgres.halt();
    await answersMore(callers, 100);
    gateway.process.kill('SIGKILL');
    await endLoad();
    expect((await runToEnd(['start', '--port', '0', '--no-sample'], options)).stderr).toContain(
      'switchboard start: Cannot reach PostgreSQL at ',
    );

    await postgres.resume();
    const next = await startSwitchboard(options, ['--no-sample']);
    await callable(next, AGENT);
    for (const caller of callers) caller.turnTo(next);
    const figures = noFigures();
    await prove(next, callers, figures);
    showFigures('PostgreSQL stopped and the gateway killed', figures);
  });

  it('frozen: the same, and nobody waits for it longer than it says', { timeout: LIFE_MS }, async () => {
    const scene = await setUp();
    const { postgres, gateway, callers } = scene;
    const strangers = await newStrangers(scene);
    const endLoad = loadOf(callers);
    await answersMore(callers, 30);
    await postgres.freeze();
    await answersMore(callers, 30);
    await proveRefusals(scene, strangers);
    await postgres.thaw();
    await answersMore(callers, 30);
    await endLoad();
    const figures = noFigures();
    await prove(gateway, callers, figures);
    showFigures('PostgreSQL frozen', figures);
  });
});

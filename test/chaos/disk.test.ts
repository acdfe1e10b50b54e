import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it, vi } from 'vitest';
import { callable, caughtUp } from '../process/calls.ts';
import { type RunOptions, runToEnd, scratchDirectory, startSwitchboard } from '../process/switchboard.ts';
import { startAgentProcess } from './agent-process.ts';
import { AGENT, answersMore, failureOf, keepOn, newCaller } from './caller.ts';
import { noFigures, proveBudget, proveCalls, proveTasks, showFigures } from './proof.ts';
import { noSmallDisk, startSmallDisk } from './small-disk.ts';

const skipped = noSmallDisk();
const PRICE = 0.01;

/** A disk, and how to run the gateway with its data on it. */
async function setUp(agentUrl: string) {
  const disk = await startSmallDisk(48);
  const cwd = await scratchDirectory({
    'config.yaml': `agents:\n  - {agent_name: ${AGENT}, url: "${agentUrl}", litellm_params: {cost_per_query: ${PRICE}}}\n`,
  });
  const options: RunOptions = {
    cwd,
    within: disk.within,
    env: { SWITCHBOARD_DATA_DIR: join(disk.directory, 'data'), SWITCHBOARD_CONFIG: join(cwd, 'config.yaml') },
  };
  return { disk, options };
}

/** What SQLite finds wrong in a database file; `ok` when nothing is. */
async function faultsOf(database: Buffer): Promise<unknown> {
  const path = join(await scratchDirectory(), 'copy.db');
  await writeFile(path, database);
  const copy = new Database(path);
  try {
    return copy.prepare('pragma integrity_check').all();
  } finally {
    copy.close();
  }
}

describe.skipIf(skipped !== undefined)(`a disk of its own ${skipped ?? ''}`, () => {
  it('full: calls are refused before the agent is asked, it recovers by itself, and nothing is lost or damaged', {
    timeout: 120_000,
  }, async () => {
    const agent = await startAgentProcess(AGENT);
    const { disk, options } = await setUp(agent.url);
    const figures = noFigures();
    const gateway = await startSwitchboard(options, ['--no-sample']);
    await callable(gateway, AGENT);
    const caller = await newCaller(gateway, { max_budget: 1000 });
    const streamer = await newCaller(gateway, { max_budget: 1000 });
    const endLoad = keepOn([caller.send, caller.send, caller.send, streamer.stream]);
    await answersMore([caller], 50);
    await disk.fill();
    const refusals = () => caller.answered.filter(({ status }) => status === 503);
    await vi.waitFor(() => expect(refusals().length).toBeGreaterThan(20), { timeout: 20_000 });
    expect(refusals().at(-1)?.text).toContain('its journal is not writable');
    expect(await (await gateway.ask('/metrics')).text()).toMatch(/^switchboard_journal_writable 0$/m);
    const executed = (await agent.executed()).length;
    await answersMore([caller], 20);
    expect((await agent.executed()).length).toBe(executed);
    // What only reads goes on: administrators see what is the matter.
    expect((await gateway.ask('/v1/calls?limit=1')).status).toBe(200);
    expect((await gateway.ask('/health/liveness')).status).toBe(200);

    await disk.free();
    await vi.waitFor(async () => expect(failureOf(await caller.send())).toBeUndefined(), { timeout: 20_000 });
    await endLoad();
    gateway.process.kill('SIGKILL');
    await gateway.process.ended;

    const next = await startSwitchboard(options, ['--no-sample']);
    for (const each of [caller, streamer]) each.turnTo(next);
    await caughtUp(next);
    for (const each of [caller, streamer]) {
      const recordable = each.answered.filter((call) => failureOf(call) === undefined);
      const records = await proveCalls(next, each, figures, recordable);
      await proveBudget(next, `key/${each.keyId}`, records, figures);
    }
    await callable(next, AGENT);
    await proveTasks(caller, streamer, figures);
    await proveTasks(streamer, caller, figures);
    expect(await next.stop()).toMatchObject({ code: 0 });
    expect(await faultsOf(await disk.read('data/switchboard.db'))).toEqual([{ integrity_check: 'ok' }]);
    const all = await agent.executed();
    expect(new Set(all).size).toBe(all.length);
    showFigures('full disk', figures);
  });

  it('full at a start, the first or another: it says so, and works once there is room', {
    timeout: 60_000,
  }, async () => {
    const { disk, options } = await setUp('http://127.0.0.1:1');
    await disk.fill();
    const said = await runToEnd(['start', '--port', '0', '--no-sample'], options);
    expect(said).toMatchObject({ code: 1, stdout: '' });
    expect(said.stderr).toMatch(/the disk is full \(\w+\)/);
    await disk.free();
    const gateway = await startSwitchboard(options, ['--no-sample']);
    expect(await gateway.stop()).toMatchObject({ code: 0 });
    await disk.fill();
    expect((await runToEnd(['start', '--port', '0', '--no-sample'], options)).stderr).toMatch(
      /^switchboard start: Cannot use .*: the disk is full \(\w+\)\. /,
    );
  });

  it('read-only: every command says so and changes nothing, and it works once it can be written', {
    timeout: 60_000,
  }, async () => {
    const agent = await startAgentProcess(AGENT);
    const { disk, options } = await setUp(agent.url);
    const gateway = await startSwitchboard(options, ['--no-sample']);
    await callable(gateway, AGENT);
    const caller = await newCaller(gateway);
    await caller.send();
    gateway.process.kill('SIGKILL');
    await gateway.process.ended;

    await disk.setReadOnly(true);
    for (const command of ['start --port 0 --no-sample', 'migrate', 'keys rotate-admin']) {
      const said = await runToEnd(command.split(' '), options);
      expect(said).toMatchObject({ code: 1, stdout: '' });
      expect(said.stderr).toMatch(/: the file system is read-only \(\w+\)\. Choose another data directory/);
    }
    await disk.setReadOnly(false);
    const next = await startSwitchboard(options, ['--no-sample']);
    await caughtUp(next);
    await proveCalls(next, caller, noFigures());
  });
});
